import type { BlockId, InlineAsm } from '../../program/form.ts';
import type { AsmGotoRule } from '../architecture.ts';
import { readConstraints } from './constraints.ts';
import { readLines, readReference } from './template.ts';

/** Where the text of an `asm goto` goes before anything patches it: on, or to a label; undefined: neither. */
function staticTarget(asm: InlineAsm, jumps: readonly string[]): 'on' | number | undefined {
  const lines = readLines(asm.template).filter((line) => line.mnemonic !== '');
  const first = lines.find((line) => line.mnemonic !== 'nop');
  if (first === undefined) return lines.length > 0 ? 'on' : undefined;
  if (!jumps.includes(first.mnemonic)) return undefined;
  const reference = readReference(first.operands.at(-1));
  const slot = reference === undefined ? undefined : readConstraints(asm.constraints).slots[reference.number];
  return slot?.kind === 'label' ? slot.index : undefined;
}

/**
 * The rule for static keys and boot-time alternatives: the statement goes where the text as assembled goes,
 * that is, no key is switched and no CPU feature was found. `jumps` are the unconditional branch mnemonics.
 */
export function staticBranchRule(options: { source: string; jumps: readonly string[] }): AsmGotoRule {
  return {
    name: 'static branch',
    source: options.source,
    matches: (_template, asm) => staticTarget(asm, options.jumps) !== undefined,
    target(asm: InlineAsm, fallthrough: BlockId, targets: readonly BlockId[]): BlockId {
      const target = staticTarget(asm, options.jumps);
      return typeof target === 'number' ? (targets[target] ?? fallthrough) : fallthrough;
    },
  };
}
