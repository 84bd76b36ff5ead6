import { asmRulesOf, barrierCases } from '../testing/asm-rules.ts';
import type { AsmCase, CaseArgument } from '../testing/asm-case.ts';
import { checkCases } from '../testing/check-cases.ts';
import { asm } from './asm.ts';

const long = (value: bigint): CaseArgument => ({ value, width: 64 });
const erratum =
  '.if (( 0x00 ) != -1) && ( 0 ); .set push; .set mips64r2; .rept 1; sync 0x00; .endr; .set pop; .else; ; .endif\t\t\n';
const exchange = (letter: string): string =>
  `\t\t.set\tpush\n\t.set\tnoat\n\t.set\tpush\n\t.set\tarch=r4000\n\t${erratum}1:\tll${letter}\t$0, $2\t\t# __cmpxchg_asm \n\tbne\t$0, \${3:z}, 2f\n\t.set\tpop\n\tmove\t$$1, \${4:z}\n\t.set\tarch=r4000\n\tsc${letter}\t$$1, $1\n\tbeqz\t$$1, 1b\t\n\t.set\tpop\n2:\t${erratum}`;
const exchangeConstraints = '=&r,=*^ZC,*^ZC,Jr,Jr,~{$1}';
const setPte =
  '\t.set\tpush\n\t.set\tnoreorder\n1:\tlld\t$1, $0\n\tbnez\t$1, 2f\n\t or\t$1, $1, $2\n\tscd\t$1, $0\n\tbeqz\t$1, 1b\n\t nop\n2:\n\t.set pop';

// prettier-ignore
const cases: readonly AsmCase[] = [
  ...barrierCases,
  { rule: 'sync', kernel: 'smp_wmb', template: 'sync', constraints: '~{memory},~{$1}', args: [], expect: { effects: ['fence sync'] } },
  { rule: 'cmpxchg', kernel: 'cmpxchg64 that succeeds', template: exchange('d'), constraints: exchangeConstraints, args: ['at', 'at', long(5n), long(9n)], results: [64], word: 5n, wordWidth: 64, expect: { word: 9n, results: [5n] } },
  { rule: 'cmpxchg', kernel: 'cmpxchg64 that fails', template: exchange('d'), constraints: exchangeConstraints, args: ['at', 'at', long(5n), long(9n)], results: [64], word: 6n, wordWidth: 64, expect: { word: 6n, results: [6n] } },
  { rule: 'cmpxchg', kernel: 'cmpxchg of 32 bits', template: exchange(''), constraints: exchangeConstraints, args: ['at', 'at', long(0xffff_ffff_8000_0000n), long(9n)], results: [64], word: 0x8000_0000n, expect: { word: 9n, results: [0xffff_ffff_8000_0000n] } },
  { rule: 'set_pte() of a global page', kernel: 'set_pte beside none', template: setPte, constraints: '=*m,=&r,r,*m', args: ['at', long(0x100n), 'at'], results: [64], word: 0n, wordWidth: 64, expect: { word: 0x100n, results: [undefined] } },
  { rule: 'set_pte() of a global page', kernel: 'set_pte beside another', template: setPte, constraints: '=*m,=&r,r,*m', args: ['at', long(0x100n), 'at'], results: [64], word: 2n, wordWidth: 64, expect: { word: 2n, results: [undefined] } },
  { rule: 'break', kernel: 'BUG', template: 'break $0', constraints: 'i,~{$1}', args: [{ constant: 12 }], expect: { effects: ['bug'] } },
  { rule: '.insn', kernel: 'barrier_before_unreachable', template: '.insn', constraints: '~{$1}', args: [], expect: { effects: [] } },
];

checkCases(asmRulesOf('mips64', { asm }), 64, cases);
