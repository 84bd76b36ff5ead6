import type { AsmRule } from '../architecture.ts';
import { compilerRules } from '../asm/compiler-rules.ts';

/** Inline assembly of arc page-table helpers. */
export const asm: readonly AsmRule[] = [...compilerRules];
