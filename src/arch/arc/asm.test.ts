import { asmRulesOf, barrierCases } from '../testing/asm-rules.ts';
import { checkCases } from '../testing/check-cases.ts';
import { asm } from './asm.ts';

checkCases(asmRulesOf('arc', { asm }), 32, barrierCases);
