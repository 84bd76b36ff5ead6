import { asmRulesOf, barrierCases } from '../testing/asm-rules.ts';
import type { AsmCase, CaseArgument } from '../testing/asm-case.ts';
import { checkCases } from '../testing/check-cases.ts';
import { asm } from './asm.ts';

const long = (value: bigint): CaseArgument => ({ value, width: 64 });
const setPte =
  '1:ll.d\t$1, $0\t\t\n\tbnez\t$1, 2f\t\t\t\n\t or\t$1, $1, $2\t\t\nsc.d\t$1, $0\t\t\n\tbeqz\t$1, 1b\t\t\t\n\tnop\t\t\t\t\t\n2:\t\t\t\t\t\t\n\tdbar 0  \n';
const trap = (flags: string): string =>
  `.pushsection __bug_table, "aw"; .align 2; 10000: .long 10001f - .; .short ${flags}; .popsection; 10001: break 1;`;

// prettier-ignore
const cases: readonly AsmCase[] = [
  ...barrierCases,
  { rule: 'dbar', kernel: 'DBAR', template: 'dbar $0 ', constraints: 'I,~{memory}', args: [{ constant: 24 }], expect: { effects: ['fence dbar $0'] } },
  { rule: 'set_pte() of a global page', kernel: 'set_pte of 6.1 beside none', template: setPte, constraints: '=*m,=&r,r,*m', args: ['at', long(0x40n), 'at'], results: [64], word: 0n, wordWidth: 64, expect: { word: 0x40n, results: [undefined] } },
  { rule: 'set_pte() of a global page', kernel: 'set_pte of 6.1 beside another', template: setPte, constraints: '=*m,=&r,r,*m', args: ['at', long(0x40n), 'at'], results: [64], word: 1n, wordWidth: 64, expect: { word: 1n, results: [undefined] } },
  { rule: 'break 1', kernel: 'BUG', template: trap('0'), constraints: '', args: [], expect: { effects: ['bug'] } },
  { rule: 'break 1', kernel: 'WARN_ON_ONCE', template: trap('(1 << 0)|((1 << 1) | ((9) << 8))'), constraints: '', args: [], expect: { effects: ['warn'] } },
];

checkCases(asmRulesOf('loongarch64', { asm }), 64, cases);
