import type { AsmRule } from '../../architecture.ts';
import { binary, constantOf, defineResult, emitterOf } from '../../asm/emit.ts';
import { argumentOf, wordReader } from '../../asm/operands.ts';
import { simpleRule } from '../../asm/simple-rule.ts';
import { executedText, readImmediate, readReference } from '../../asm/template.ts';
import { widthOf } from './exclusive.ts';

const loadAcquire = /^ld(?:a|ap)r([bh]?) (\$\S+), (\$\S+)$/;
const storeRelease = /^stlr([bh]?) (\$\S+), (\$\S+)$/;

/** Loads and stores with an order, and bit operations that the kernel writes in assembly. */
export const accessRules: readonly AsmRule[] = [
  simpleRule(
    {
      name: 'ldar',
      source: 'Arm DDI 0487, B2.7.2 "Load-Acquire"; arch/arm64/include/asm/barrier.h, __smp_load_acquire()',
      pattern: loadAcquire,
    },
    (context, text) => {
      const [, letter = '', to, at] = loadAcquire.exec(text) ?? [];
      const address = argumentOf(context, readReference(at)?.number ?? -1);
      if (address === undefined) return undefined;
      const emitter = emitterOf(context);
      const width = widthOf(letter, readReference(to)?.modifier ?? '');
      const result = context.fresh(width);
      emitter.instructions.push({ op: 'load', result, width, address, ordering: 'acquire' });
      defineResult(emitter, 0, { kind: 'value', id: result }, 'zext');
      return emitter.instructions;
    },
  ),
  simpleRule(
    {
      name: 'stlr',
      source: 'Arm DDI 0487, B2.7.2 "Store-Release"; arch/arm64/include/asm/barrier.h, __smp_store_release()',
      pattern: storeRelease,
    },
    (context, text) => {
      const [, letter = '', from, at] = storeRelease.exec(text) ?? [];
      const emitter = emitterOf(context);
      const width = widthOf(letter, readReference(from)?.modifier ?? '');
      const address = argumentOf(context, readReference(at)?.number ?? -1);
      const value = wordReader(emitter, width)(readReference(from)?.number ?? -1);
      if (address === undefined || value === undefined) return undefined;
      emitter.instructions.push({ op: 'store', value, width, address, ordering: 'release' });
      return emitter.instructions;
    },
  ),
  simpleRule(
    {
      name: 'bic',
      source: 'arch/arm64/include/asm/uaccess.h, __uaccess_mask_ptr(): clears bit 55 of a user pointer',
      pattern: /^bic \$0, \$1, \$2$/,
    },
    (context) => {
      const [value, mask] = context.args;
      if (value === undefined || mask === undefined) return undefined;
      const emitter = emitterOf(context);
      const kept = binary(emitter, 'xor', 64, mask, constantOf(-1, 64));
      defineResult(emitter, 0, binary(emitter, 'and', 64, value, kept), 'zext');
      return emitter.instructions;
    },
  ),
  simpleRule(
    {
      name: 'and #',
      source:
        'arch/arm64/include/asm/irqflags.h before 6.2, arch_irqs_disabled_flags(): PSR_I_BIT of the flags',
      pattern: /^and \$\{0:w\}, \$\{1:w\}, #\w+$/,
    },
    (context) => {
      const mask = readImmediate(executedText(context.asm.template).split(', ').at(-1));
      const emitter = emitterOf(context);
      const value = wordReader(emitter, 32)(1);
      if (mask === undefined || value === undefined) return undefined;
      defineResult(emitter, 0, binary(emitter, 'and', 32, value, constantOf(mask, 32)), 'zext');
      return emitter.instructions;
    },
  ),
];
