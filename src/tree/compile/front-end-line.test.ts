import { describe, expect, it } from 'vitest';
import { completeFrontEndLine, frontEndLine } from './front-end-line.ts';

const output = `clang version 22
Target: mips64el
 (in-process)
 "" "clang" "-cc1" "-mllvm" "-mgpopt" "-gkey-instructions" "-D" "NAME=\\"a \\\\ b\\"" "-main-file-name" "p.c" "p.c"
`;

describe('frontEndLine', () => {
  it('keeps what concerns the front end', () => {
    expect(frontEndLine(output)).toEqual(['-cc1', '-D', 'NAME="a \\ b"', '-main-file-name', 'p.c', 'p.c']);
  });

  it('finds none in an error', () => {
    expect(frontEndLine('clang: error: unknown argument: "-x"\n')).toBeUndefined();
  });
});

describe('completeFrontEndLine', () => {
  it('puts the unit in the place of the placeholder', () => {
    const line = frontEndLine(output) ?? [];
    expect(completeFrontEndLine(line, 'p.c', 'mm/unit.c', ['-I', 'include'])).toEqual([
      '-cc1',
      '-I',
      'include',
      '-D',
      'NAME="a \\ b"',
      '-main-file-name',
      'unit.c',
      'mm/unit.c',
    ]);
  });
});
