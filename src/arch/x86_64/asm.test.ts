import { expect, it } from 'vitest';
import { asmRulesOf, barrierCases } from '../testing/asm-rules.ts';
import type { AsmCase, CaseArgument } from '../testing/asm-case.ts';
import { checkCases } from '../testing/check-cases.ts';
import { asm, asmGoto } from './asm.ts';

const long = (value: bigint): CaseArgument => ({ value, width: 64 });
const locked = (text: string): string =>
  `.pushsection .smp_locks,"a"\n.balign 4\n.long 671f - .\n.popsection\n671:\n\t${text}`;
const trap = `1:\t.byte 0x0f, 0x0b\n.pushsection __bug_table,"aw"\n2:\t.long 1b - .\t# bug_entry::bug_addr\n\t.word \${0:c}\t# bug_entry::flags\n\t.org 2b+\${1:c}\n.popsection\n998:\n\t.pushsection .discard.reachable\n\t.long 998b\n\t.popsection\n\t`;
const exchange = locked('lock cmpxchgq $3, $1\n\t/* output condition code z*/\n');
const exchangeConstraints = '={@ccz},=*m,={ax},r,*m,2,~{memory}';
/** The byte of the word that holds a flag in the cases with SETcc: bits 63 to 56. */
const flagByte = long(0x1007n);

// prettier-ignore
const cases: readonly AsmCase[] = [
  ...barrierCases,
  { rule: 'xchgq', kernel: 'xchg', template: 'xchgq ${0:q}, $1\n', constraints: '=r,=*m,0,*m,~{memory}', args: ['at', long(8n), 'at'], results: [64], word: 3n, wordWidth: 64, expect: { word: 8n, results: [3n] } },
  { rule: 'lock cmpxchgq', kernel: 'try_cmpxchg that succeeds', template: exchange, constraints: exchangeConstraints, args: ['at', long(9n), 'at', long(5n)], results: [8, 64], word: 5n, wordWidth: 64, expect: { word: 9n, results: [1n, 5n] } },
  { rule: 'lock cmpxchgq', kernel: 'try_cmpxchg that fails', template: exchange, constraints: exchangeConstraints, args: ['at', long(9n), 'at', long(5n)], results: [8, 64], word: 6n, wordWidth: 64, expect: { word: 6n, results: [0n, 6n] } },
  { rule: 'lock bts, setc', kernel: 'test_and_set_bit of a clear bit', template: locked('lock; bts $2, $0; setc $1'), constraints: '=*m,=*qm,Ir,*m,~{memory}', args: ['at', flagByte, { constant: 40 }, 'at'], word: 1n, wordWidth: 64, expect: { word: (1n << 40n) | 1n } },
  { rule: 'lock bts, setc', kernel: 'test_and_set_bit of a set bit', template: locked('lock; bts $2, $0; setc $1'), constraints: '=*m,=*qm,Ir,*m,~{memory}', args: ['at', flagByte, { constant: 2 }, 'at'], word: 4n, wordWidth: 64, expect: { word: (1n << 56n) | 4n } },
  { rule: 'lock btr, setc', kernel: 'test_and_clear_bit of 4.4', template: locked('lock; btr $2, $0; setc $1'), constraints: '=*m,=*qm,Ir,*m,~{memory}', args: ['at', flagByte, { constant: 5 }, 'at'], word: 0x7fn, wordWidth: 64, expect: { word: (1n << 56n) | 0x5fn } },
  { rule: 'lock btrq', kernel: 'test_and_clear_bit', template: locked('lock  btrq  $2, $0\n\t/* output condition code c*/\n'), constraints: '=*m,={@ccc},Ir,*m,~{memory}', args: ['at', { constant: 5 }, 'at'], results: [8], word: 0x20n, wordWidth: 64, expect: { word: 0n, results: [1n] } },
  { rule: 'lock btrq', kernel: 'test_and_clear_bit of 6.1, of a clear bit', template: locked('lock;  btrq  $2, $0\n\t/* output condition code c*/\n'), constraints: '=*m,={@ccc},Ir,*m,~{memory}', args: ['at', { constant: 58 }, 'at'], results: [8], word: 0x20n, wordWidth: 64, expect: { word: 0x20n, results: [0n] } },
  { rule: 'lock andb', kernel: 'clear_bit of 6.1', template: locked('lock; andb ${1:b},$0'), constraints: '=*m,iq,*m', args: ['at', { constant: -3 }, 'at'], word: 0xffffn, wordWidth: 64, expect: { word: 0xfffdn } },
  { rule: 'lock andb', kernel: 'clear_bit of 4.4', template: locked('lock; andb $1,$0'), constraints: '=*m,iq,*m', args: ['at', { value: 0xfdn, width: 8 }, 'at'], word: 0xffffn, wordWidth: 64, expect: { word: 0xfffdn } },
  { rule: 'ud2', kernel: 'BUG', template: trap, constraints: 'i,i', args: [{ constant: 0 }, { constant: 12 }], expect: { effects: ['bug'] } },
  { rule: 'ud2', kernel: 'WARN_ON_ONCE', template: trap, constraints: 'i,i', args: [{ constant: 0x903 }, { constant: 12 }], expect: { effects: ['warn'] } },
];

checkCases(asmRulesOf('x86_64', { asm, asmGoto }), 64, cases);

it('has no optional feature', () => {
  const [rule] = asmGoto;
  const statement = {
    template: 'jmp 6f\n6:\n testb $1, ${0:a}\n jnz ${2:l}\n jmp ${3:l}\n',
    constraints: 'i,i,!i,!i',
    sideEffect: true,
    elementWidths: [],
  };
  expect(rule?.matches(statement.template, statement)).toBe(true);
  expect(rule?.target(statement, 1, [2, 3])).toBe(3);
  expect(rule?.matches('nop', { ...statement, template: 'nop' })).toBe(false);
});
