import { expect, it } from 'vitest';
import { lowerAsm } from '../lower-asm.ts';
import { asmRulesOf, barrierCases } from '../testing/asm-rules.ts';
import { type AsmCase, caseFunction, type CaseArgument } from '../testing/asm-case.ts';
import { checkCases } from '../testing/check-cases.ts';
import { readWord, runFunction, writeWord } from '../testing/run-function.ts';
import { asm } from './asm.ts';

const long = (value: bigint): CaseArgument => ({ value, width: 64 });
const architecture = asmRulesOf('s390', { asm });
const trap =
  '0:\tmc\t0,0\n.section __bug_table,"aw"\n1:\t.long\t0b-.\n\t.short\t$0\n\t.org\t1b+$1\n.previous\n';
/** Entry 0x200 of a segment table at 0, with bits that an origin and an index do not have. */
const segmentTable = long(0xfffn);
const segment = long((0xa00n << 20n) | 0xf_ffffn);
/** Entry 0 of a page table at 0x1000, with bits as above. */
const pageTable = long(0x17ffn);
const page = long((0x300n << 12n) | 0xfffn);
const at = { word: 0x2_0000_0300n, wordWidth: 64 } as const;

// prettier-ignore
const cases: readonly AsmCase[] = [
  ...barrierCases,
  { rule: 'idte', kernel: '__pmdp_idte', template: '\tidte\t$1,0,$2,$3', constraints: '=*m,a,a,i,*m,~{cc}', args: ['at', segmentTable, segment, { constant: 0 }, 'at'], ...at, expect: { word: 0x2_0000_0320n } },
  { rule: 'idte', kernel: '__pmdp_idte with options', template: '\tidte\t$1,$3,$2,$4', constraints: '=*m,a,a,a,i,*m,~{cc}', args: ['at', segmentTable, segment, long(0x800n), { constant: 1 }, 'at'], ...at, expect: { word: 0x2_0000_0320n } },
  { rule: 'idte as .insn', kernel: '__pmdp_idte of 4.4', template: '\t.insn\trrf,0xb98e0000,$2,$3,0,0', constraints: '=*m,*m,a,a,~{cc}', args: ['at', 'at', segmentTable, segment], ...at, expect: { word: 0x2_0000_0320n } },
  { rule: 'ipte', kernel: '__ptep_ipte', template: '\tipte\t$1,$2,0,$3', constraints: '=*m,a,a,i,*m', args: ['at', pageTable, page, { constant: 0 }, 'at'], ...at, expect: { word: 0x2_0000_0700n } },
  { rule: 'ipte without options', kernel: '__ptep_ipte of 4.4', template: '\tipte\t$2,$3', constraints: '=*m,*m,a,a', args: ['at', 'at', pageTable, page], ...at, expect: { word: 0x2_0000_0700n } },
  { rule: 'ipte with options', kernel: '__ptep_ipte with options', template: '\tipte\t$2,$0,$1,$3', constraints: '=a,=a,a,i,0,1,~{memory}', args: [pageTable, { constant: 0 }, page, long(0x400n)], results: [64, 64], ...at, expect: { word: 0x2_0000_0700n, results: [undefined, undefined] } },
  { rule: 'ipte as .insn', kernel: '__ptep_ipte_local of 4.4', template: '\t.insn rrf,0xb2210000,$2,$3,0,1', constraints: '=*m,*m,a,a', args: ['at', 'at', pageTable, page], ...at, expect: { word: 0x2_0000_0700n } },
  { rule: 'rdp as .insn', kernel: '__ptep_rdp', template: '.insn\trrf,0xb98b0000,$1,$2,%r0,$3', constraints: '=*m,a,a,i,*m', args: ['at', pageTable, page, { constant: 0 }, 'at'], ...at, expect: { word: 0x2_0000_0100n } },
  { rule: 'laa', kernel: 'atomic_add_return', template: 'laa\t$0,$2,$1\nbcr\t14,0\n', constraints: '=d,=*Q,d,*Q,~{cc},~{memory}', args: ['at', { value: 5n, width: 32 }, 'at'], results: [32], word: 7n, expect: { word: 12n, results: [7n] } },
  { rule: 'laa', kernel: 'atomic64_or', template: 'laog\t$0,$2,$1\n', constraints: '=d,=*Q,d,*Q,~{cc}', args: ['at', long(8n), 'at'], results: [64], word: 7n, wordWidth: 64, expect: { word: 15n, results: [7n] } },
  { rule: 'get_lowcore()', kernel: 'get_lowcore', template: 'llilh $0,0', constraints: '=d', args: [], results: [64], expect: { results: [0n] } },
  { rule: 'mc 0,0', kernel: 'BUG', template: trap, constraints: 'i,i', args: [{ constant: 0 }, { constant: 6 }], expect: { effects: ['bug'] } },
  { rule: 'mc 0,0', kernel: 'WARN_ON_ONCE', template: trap, constraints: 'i,i', args: [{ constant: 3 }, { constant: 6 }], expect: { effects: ['warn'] } },
];

checkCases(architecture, 64, cases);

it('IPTE takes the number of the entry from the address', () => {
  const ipte = cases.find(({ rule }) => rule === 'ipte without options');
  const memory = new Map<number, number>();
  writeWord(memory, 0x1018, 64, 0x100n);
  runFunction(lowerAsm(caseFunction(ipte!, 64), architecture), {
    args: [0n, 0n, 0x1000n, 0x103_000n],
    memory,
  });
  expect(readWord(memory, 0x1018, 64)).toBe(0x500n);
});
