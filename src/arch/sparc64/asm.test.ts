import { asmRulesOf, barrierCases } from '../testing/asm-rules.ts';
import type { AsmCase, CaseArgument } from '../testing/asm-case.ts';
import { checkCases } from '../testing/check-cases.ts';
import { asm } from './asm.ts';

const long = (value: bigint): CaseArgument => ({ value, width: 64 });
const clear =
  '\n661:\tandn\t\t$0, $3, $0\n\tnop\n662:\tnop\n\t.section\t.sun4v_2insn_patch, "ax"\n\t.word\t\t661b\n\tsethi\t\t%uhi($4), $1\n\t.previous\n';
const parts =
  '\n661:\tsethi\t\t%uhi($2), $1\n\tsethi\t\t%hi($2), $0\n662:\tor\t\t$1, %ulo($2), $1\n\tor\t\t$0, %lo($2), $0\n663:\tsllx\t\t$1, 32, $1\n\tor\t\t$0, $1, $0\n';
const constant = 0xedcb_a987_6543_210fn;

// prettier-ignore
const cases: readonly AsmCase[] = [
  ...barrierCases,
  { rule: 'sun4u text', kernel: 'pte_mkclean, not the text for sun4v', template: clear, constraints: '=r,=r,0,i,i', args: [long(0xffff_ffff_ffff_ffffn), { constant: 0x802 }, { constant: -1 }], results: [64, 64], expect: { results: [0xffff_ffff_ffff_f7fdn, undefined] } },
  { rule: 'sun4u text', kernel: 'pte_modify, a constant from its parts', template: parts, constraints: '=r,=r,i', args: [{ wide: constant }], results: [64, 64], expect: { results: [constant, undefined] } },
  { rule: 'casx', kernel: 'cmpxchg that succeeds', template: 'casx [$2], $3, $0', constraints: '=&r,0,r,r,~{memory}', args: [long(9n), 'at', long(5n)], results: [64], word: 5n, wordWidth: 64, expect: { word: 9n, results: [5n] } },
  { rule: 'casx', kernel: 'cmpxchg that fails', template: 'casx [$2], $3, $0', constraints: '=&r,0,r,r,~{memory}', args: [long(9n), 'at', long(4n)], results: [64], word: 5n, wordWidth: 64, expect: { word: 5n, results: [5n] } },
];

checkCases(asmRulesOf('sparc64', { asm }), 64, cases);
