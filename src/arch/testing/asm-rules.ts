import type { Architecture, AsmGotoRule, AsmRule } from '../architecture.ts';

/** Stands for an architecture of which only the inline assembly is looked at. */
export function asmRulesOf(
  name: string,
  rules: { readonly asm: readonly AsmRule[]; readonly asmGoto?: readonly AsmGotoRule[] },
): Architecture {
  return { name, asmGoto: [], ...rules } as unknown as Architecture;
}

/** Arguments of statements that do not depend on the architecture. */
export const barrierCases = [
  {
    rule: 'barrier()',
    kernel: 'barrier',
    template: '',
    constraints: '~{memory}',
    args: [],
    expect: { effects: ['fence barrier()'] },
  },
  {
    rule: 'OPTIMIZER_HIDE_VAR()',
    kernel: 'OPTIMIZER_HIDE_VAR',
    template: '',
    constraints: '=r,0',
    args: [{ value: 5n, width: 32 }],
    results: [32],
    expect: { results: [5n] },
  },
] as const;
