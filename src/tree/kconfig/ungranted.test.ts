import { describe, expect, it } from 'vitest';
import { evaluateText } from './testing/text-source.ts';
import { findUngranted } from './ungranted.ts';
import { parseRequests } from './user-values.ts';

const cases = [
  {
    name: 'an unmet dependency',
    text: 'config B\n\tbool "b"\nconfig C\n\tbool "c"\nconfig A\n\tbool "a"\n\tdepends on B && !C\n',
    request: 'A=y',
    granted: 'n',
    reason: 'depends on B (is n)',
  },
  {
    name: 'an unmet alternative',
    text: 'config A\n\tbool "a"\n\tdepends on B || C\n',
    request: 'A=y',
    granted: 'n',
    reason: 'depends on (B || C)',
  },
  {
    name: 'no prompt',
    text: 'config A\n\tbool\n',
    request: 'A=y',
    granted: 'n',
    reason: 'it has no prompt: only select and default lines set it',
  },
  {
    name: 'a selected symbol',
    text: 'config A\n\tbool "a"\nconfig B\n\tdef_bool y\n\tselect A\n',
    request: 'A=n',
    granted: 'y',
    reason: 'selected by B',
  },
  {
    name: 'another member of a choice',
    text: 'choice\n\tprompt "p"\nconfig A\n\tbool "a"\nconfig B\n\tbool "b"\nendchoice\n',
    request: 'A=n',
    version: 6001,
    granted: 'y',
    reason: 'the choice went to A',
  },
  {
    name: 'a number out of range',
    text: 'config N\n\tint "n"\n\trange 1 4\n',
    request: 'N=9',
    granted: '4',
    reason: 'the value is out of range',
  },
  {
    name: 'a value of the wrong type',
    text: 'config N\n\tint "n"\n',
    request: 'N=y',
    granted: '0',
    reason: 'the value is invalid for a symbol of type int',
  },
  {
    name: 'an unknown symbol',
    text: 'config B\n\tbool "b"\n',
    request: 'A=y',
    granted: undefined,
    reason: 'the tree has no such symbol',
  },
];

describe('findUngranted', () => {
  it.each(cases)('names $name', ({ text, request, granted, reason, version }) => {
    const evaluation = evaluateText({ files: text, requests: [request], version: version ?? 6012 });
    const [name, requested] = request.split('=');
    expect(findUngranted(evaluation, parseRequests([request]))).toEqual([
      { name, requested, granted, reason },
    ]);
  });

  it('is silent about granted requests, and about n for a symbol that is not there', () => {
    const requests = ['A=y', 'B=n', 'S="x"'];
    const evaluation = evaluateText({
      files: 'config A\n\tbool "a"\nconfig S\n\tstring "s"\n',
      requests,
    });
    expect(findUngranted(evaluation, parseRequests(requests))).toEqual([]);
  });
});
