import { describe, expect, test } from 'vitest';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { readTraceFile } from './trace-reader.ts';

const good = {
  schema: 1,
  kind: 'thpcheck-trace',
  tool: '0.1.0',
  scenario: 'split-vs-zap',
  architecture: 'riscv64',
  profile: 'source',
  entries: 8,
  tree: '../linux',
  overlays: [],
  kernelVersion: '6.12.117',
  engine: 'dpor',
  rule: 'P2',
  finding: '3f9c2ab1',
  trace: [0, 0, 1, 0],
};

const bad: readonly {
  readonly name: string;
  readonly text: string;
  readonly code: string;
  readonly says: string;
}[] = [
  { name: 'an empty file', text: '', code: 'THP7001', says: 'does not hold JSON' },
  {
    name: 'a file cut in the middle',
    text: JSON.stringify(good).slice(0, 90),
    code: 'THP7001',
    says: 'x.json',
  },
  { name: 'a number', text: '7', code: 'THP7002', says: 'not a trace' },
  { name: 'null', text: 'null', code: 'THP7002', says: 'not a trace' },
  { name: 'a JSON report', text: '{"schema":1,"tool":{}}', code: 'THP7002', says: 'not a trace' },
  {
    name: 'a later version',
    text: JSON.stringify({ ...good, schema: 2 }),
    code: 'THP7003',
    says: 'version 2',
  },
  {
    name: 'no version',
    text: JSON.stringify({ ...good, schema: undefined }),
    code: 'THP7004',
    says: 'schema',
  },
  {
    name: 'a CPU that cannot be',
    text: JSON.stringify({ ...good, trace: [0, -1] }),
    code: 'THP7004',
    says: 'trace.1',
  },
  { name: 'an empty trace', text: JSON.stringify({ ...good, trace: [] }), code: 'THP7004', says: 'trace' },
  {
    name: 'a table size that cannot be',
    text: JSON.stringify({ ...good, entries: 9 }),
    code: 'THP7004',
    says: 'entries',
  },
  { name: 'a field too many', text: JSON.stringify({ ...good, extra: 1 }), code: 'THP7004', says: 'extra' },
  {
    name: 'very many faults',
    text: JSON.stringify({ ...good, trace: Array(900).fill('x') }),
    code: 'THP7004',
    says: 'and 895 more',
  },
];

describe('reading a trace file', () => {
  test('a good file gives its contents', () => {
    expect(readTraceFile(JSON.stringify(good), 'x.json')).toEqual(good);
  });

  test.each(bad)('$name is $code', ({ text, code, says }) => {
    let thrown: unknown;
    try {
      readTraceFile(text, 'x.json');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ThpcheckError);
    const { diagnostic } = thrown as ThpcheckError;
    expect(diagnostic).toMatchObject({ code, exitStatus: 2 });
    expect([diagnostic.what, ...(diagnostic.detail ?? [])].join('\n')).toContain(says);
  });
});
