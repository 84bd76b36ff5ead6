import { expect, it } from 'vitest';
import { asmRulesOf, barrierCases } from '../testing/asm-rules.ts';
import type { AsmCase, CaseArgument } from '../testing/asm-case.ts';
import { checkCases } from '../testing/check-cases.ts';
import { asm, asmGoto } from './asm.ts';

const long = (value: bigint): CaseArgument => ({ value, width: 64 });
const update = (busy: string): string =>
  `1:\tldarx\t$0,0,$3\t\t# pte_update\n\t${busy}\t$1,$0,$6\n\tbne-\t1b \n\tandc\t$1,$0,$4 \n\tor\t$1,$1,$7\n\tstdcx.\t$1,0,$3 \n\tbne-\t1b`;
const clearSet = (busy: CaseArgument): readonly CaseArgument[] => [
  'at',
  'at',
  long(0xf0n),
  'at',
  busy,
  long(0xfn),
];
const updateConstraints = '=&r,=&r,=*m,r,r,*m,r,r,~{cc}';
const splitting =
  '1:\tldarx\t$0,0,$3\n\t\tandi.\t$1,$0,$6\n\t\tbne-\t1b \n\t\tori\t$1,$0,$4 \n\t\tstdcx.\t$1,0,$3 \n\t\tbne-\t1b';
const trap =
  '1:\ttwi 31, 0, 0\n.section __bug_table,"aw"\n2:\t.4byte 1b - .\n\t.short $2\n.org 2b+$3\n.previous\n';
const trapArgs = (flags: number): readonly CaseArgument[] =>
  [0, 1, flags, 8].map((constant) => ({ constant }));

// prettier-ignore
const cases: readonly AsmCase[] = [
  ...barrierCases,
  { rule: 'ldarx/stdcx.', kernel: 'pte_update', template: update('and.'), constraints: updateConstraints, args: clearSet(long(0x800n)), results: [64, 64], word: 0x1abn, wordWidth: 64, expect: { word: 0x10fn, results: [0x1abn, undefined] } },
  { rule: 'ldarx/stdcx.', kernel: 'pte_update of a busy entry', template: update('and.'), constraints: updateConstraints, args: clearSet(long(0x800n)), results: [64, 64], word: 0x9abn, wordWidth: 64, expect: { word: 0x9abn, results: [0x9abn, undefined] } },
  { rule: 'ldarx/stdcx.', kernel: 'pte_update of 4.4', template: update('andi.'), constraints: updateConstraints.replace('*m,r,r', '*m,i,r'), args: clearSet({ constant: 0x800 }), results: [64, 64], word: 0x1abn, wordWidth: 64, expect: { word: 0x10fn, results: [0x1abn, undefined] } },
  { rule: 'ldarx/stdcx.', kernel: 'pmdp_splitting_flush of 4.4', template: splitting, constraints: '=&r,=&r,=*m,r,i,*m,i,~{cc}', args: ['at', 'at', { constant: 0x400 }, 'at', { constant: 0x800 }], results: [64, 64], word: 0x1n, wordWidth: 64, expect: { word: 0x401n, results: [1n, undefined] } },
  { rule: 'lwz', kernel: 'atomic_read', template: 'lwz${1:U}${1:X} $0,$1', constraints: '=r,*m<>', args: ['at'], results: [32], word: 0x8000_0001n, expect: { results: [0x8000_0001n] } },
  { rule: 'twi 31,0,0', kernel: 'BUG', template: trap, constraints: 'i,i,i,i', args: trapArgs(0), expect: { effects: ['bug'] } },
  { rule: 'twi 31,0,0', kernel: 'WARN_ON_ONCE', template: trap, constraints: 'i,i,i,i', args: trapArgs(0x903), expect: { effects: ['warn'] } },
];

checkCases(asmRulesOf('powerpc', { asm, asmGoto }), 64, cases);

it('goes on behind a warning of 6.1', () => {
  const template =
    '1: twi 31, 0, 0 .section __ex_table,"a"; .balign 4; .long (1b) - . ; .long (${4:l}) - . ;';
  const statement = { template, constraints: 'i,i,i,i,!i', sideEffect: true, elementWidths: [] };
  const [rule] = asmGoto;
  expect(rule?.matches(template, statement)).toBe(true);
  expect(rule?.target(statement, 1, [2])).toBe(2);
  expect(rule?.matches(template, { ...statement, constraints: 'i,i,i,i' })).toBe(false);
});
