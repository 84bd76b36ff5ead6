import type { Operand } from '../../../program/form.ts';
import type { AsmRule } from '../../architecture.ts';
import { binary, constantOf, defineResult, emitterOf, resized, type Emitter } from '../../asm/emit.ts';
import { argumentOf } from '../../asm/operands.ts';
import { namedOperation } from '../../asm/template.ts';
import { pageOffset } from '../window.ts';

const source =
  'arch/arm/include/asm/memory.h, __virt_to_phys(), __phys_to_virt() with ARM_PATCH_PHYS_VIRT: what the text does after fixup_pv_table(), with PHYS_OFFSET = __pv_phys_pfn_offset << 12';

/** PHYS_OFFSET, from the variable that fixup_pv_table() patches the text from. */
function physicalOffset(emitter: Emitter, width: 32 | 64): Operand {
  const pfn = emitter.context.fresh(32);
  const address: Operand = { kind: 'symbol', width: 32, symbol: '__pv_phys_pfn_offset', addend: 0 };
  emitter.instructions.push({ op: 'load', result: pfn, width: 32, address, ordering: 'plain' });
  const word = resized(emitter, { kind: 'value', id: pfn }, width, 'zext');
  return binary(emitter, 'shl', width, word, constantOf(12, width));
}

/** The address-conversion stubs that the kernel patches at boot. */
export const addressRules: readonly AsmRule[] = [
  {
    name: '@ __pv_stub',
    source,
    matches: (_template, asm) => namedOperation(asm.template) === '__pv_stub',
    lower(context) {
      const from = argumentOf(context, 1);
      const toVirtual = /\bsub\b/.test(context.asm.template);
      if (from === undefined) return undefined;
      const emitter = emitterOf(context);
      const offset = physicalOffset(emitter, 32);
      const shift = binary(emitter, 'sub', 32, offset, constantOf(pageOffset, 32));
      defineResult(emitter, 0, binary(emitter, toVirtual ? 'sub' : 'add', 32, from, shift), 'zext');
      return emitter.instructions;
    },
  },
  {
    name: '@ __pv_add_carry_stub',
    source,
    matches: (_template, asm) => namedOperation(asm.template) === '__pv_add_carry_stub',
    lower(context) {
      const from = argumentOf(context, 1);
      if (from === undefined) return undefined;
      const emitter = emitterOf(context);
      const distance = binary(emitter, 'sub', 32, from, constantOf(pageOffset, 32));
      const wide = resized(emitter, distance, 64, 'zext');
      defineResult(emitter, 0, binary(emitter, 'add', 64, wide, physicalOffset(emitter, 64)), 'zext');
      return emitter.instructions;
    },
  },
  {
    name: '@ __pv_stub_mov',
    source: `${source}; only the high half, which __pv_add_carry_stub after it gives too`,
    matches: (_template, asm) => namedOperation(asm.template) === '__pv_stub_mov',
    lower(context) {
      const emitter = emitterOf(context);
      defineResult(emitter, 0, constantOf(0, 64), 'zext');
      return emitter.instructions;
    },
  },
];
