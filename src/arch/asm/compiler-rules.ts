import type { AsmRule } from '../architecture.ts';
import { readConstraints } from './constraints.ts';
import { defineResult, emitterOf } from './emit.ts';

/** Empty templates, which only tell the compiler something; the same on every architecture. */
export const compilerRules: readonly AsmRule[] = [
  {
    name: 'barrier()',
    source: 'include/linux/compiler.h, barrier(), barrier_data(): an empty template without outputs',
    matches: (template, asm) => template === '' && readConstraints(asm.constraints).results === 0,
    lower: () => [{ op: 'fence', text: 'barrier()' }],
  },
  {
    name: 'OPTIMIZER_HIDE_VAR()',
    source: 'include/linux/compiler.h, OPTIMIZER_HIDE_VAR(), RELOC_HIDE(): the output is the tied input',
    matches(template, asm) {
      const layout = readConstraints(asm.constraints);
      return template === '' && layout.results > 0 && layout.tied.size === layout.results;
    },
    lower(context) {
      const emitter = emitterOf(context);
      for (const [result, arg] of readConstraints(context.asm.constraints).tied) {
        const operand = context.args[arg];
        if (operand === undefined) return undefined;
        defineResult(emitter, result, operand, 'zext');
      }
      return emitter.instructions;
    },
  },
];
