import type { AsmContext, AsmRule, Unplaced } from '../../../arch/architecture.ts';
import { compilerRules } from '../../../arch/asm/compiler-rules.ts';
import { binary, constantOf, defineResult, emitterOf } from '../../../arch/asm/emit.ts';
import { argumentOf } from '../../../arch/asm/operands.ts';
import { simpleRule } from '../../../arch/asm/simple-rule.ts';
import type { Instruction, RmwOperator } from '../../../program/form.ts';

/** Which table an invalidation addresses, and what it sets there. */
interface Invalidation {
  /** Bits of the table's origin that are used. */
  readonly origin: number;
  /** Bit of the virtual address that is the lowest of the index, and the index's mask. */
  readonly shift: number;
  readonly index: number;
  /** The invalid bit. */
  readonly bit: number;
}

/** z/Architecture Principles of Operation, SA22-7832, "INVALIDATE DAT TABLE ENTRY": a segment table. */
const segmentEntry: Invalidation = { origin: -4096, shift: 20, index: 0x7ff, bit: 0x20 };
/** As above, "INVALIDATE PAGE TABLE ENTRY". */
const pageEntry: Invalidation = { origin: -2048, shift: 12, index: 0xff, bit: 0x400 };

/** Sets the invalid bit of the entry that a table origin and a virtual address select. */
function invalidate(
  context: AsmContext,
  { origin, shift, index, bit }: Invalidation,
  operands: { readonly table: number; readonly address: number },
): readonly Unplaced<Instruction>[] | undefined {
  const [table, virtual] = [argumentOf(context, operands.table), argumentOf(context, operands.address)];
  if (table === undefined || virtual === undefined) return undefined;
  const emitter = emitterOf(context);
  const start = binary(emitter, 'and', 64, table, constantOf(origin, 64));
  const number = binary(
    emitter,
    'and',
    64,
    binary(emitter, 'lshr', 64, virtual, constantOf(shift, 64)),
    constantOf(index, 64),
  );
  const address = binary(emitter, 'add', 64, start, binary(emitter, 'shl', 64, number, constantOf(3, 64)));
  emitter.instructions.push({
    op: 'rmw',
    operator: 'or',
    width: 64,
    result: -1,
    address,
    value: constantOf(bit, 64),
    ordering: 'seq_cst',
  });
  context.results.forEach((_, result) => defineResult(emitter, result, constantOf(0, 64), 'zext'));
  return emitter.instructions;
}

const interlocked: Readonly<Record<string, RmwOperator>> = { laa: 'add', lan: 'and', lao: 'or', lax: 'xor' };

/** Inline assembly of s390 page-table helpers. */
export const s390Asm: readonly AsmRule[] = [
  ...compilerRules,
  simpleRule(
    {
      name: 'idte',
      source:
        'z/Architecture Principles of Operation, "INVALIDATE DAT TABLE ENTRY"; arch/s390/include/asm/pgtable.h, __pmdp_idte()',
      pattern: /^idte \$1, (0, \$2, \$3|\$3, \$2, \$4)$/,
    },
    (context) => invalidate(context, segmentEntry, { table: 1, address: 2 }),
  ),
  {
    name: 'idte as .insn',
    source:
      'z/Architecture Principles of Operation, "INVALIDATE DAT TABLE ENTRY" (B98E); v4.4 arch/s390/include/asm/pgtable.h, __pmdp_idte()',
    matches: (template) => /^\.insn rrf,0xb98e0000,\$2,\$3,0,[01]$/.test(template),
    lower: (context) => invalidate(context, segmentEntry, { table: 2, address: 3 }),
  },
  simpleRule(
    {
      name: 'ipte',
      source:
        'z/Architecture Principles of Operation, "INVALIDATE PAGE TABLE ENTRY"; arch/s390/include/asm/pgtable.h, __ptep_ipte()',
      pattern: /^ipte \$1, \$2, 0, \$3$/,
    },
    (context) => invalidate(context, pageEntry, { table: 1, address: 2 }),
  ),
  simpleRule(
    {
      name: 'ipte without options',
      source:
        'z/Architecture Principles of Operation, "INVALIDATE PAGE TABLE ENTRY"; v4.4 arch/s390/include/asm/pgtable.h, __ptep_ipte()',
      pattern: /^ipte \$2, \$3$/,
    },
    (context) => invalidate(context, pageEntry, { table: 2, address: 3 }),
  ),
  simpleRule(
    {
      name: 'laa',
      source: 'z/Architecture Principles of Operation, "LOAD AND ADD"; arch/s390/include/asm/atomic_ops.h',
      // BCR 14,0 only serializes.
      pattern: /^la(a|n|o|x)(g?) \$0, \$2, \$1(; bcr 14, 0)?$/,
    },
    (context, text) => {
      const [mnemonic = ''] = text.split(' ');
      const operator = interlocked[mnemonic.slice(0, 3)];
      const [address, value] = [argumentOf(context, 1), argumentOf(context, 2)];
      if (operator === undefined || address === undefined || value === undefined) return undefined;
      const emitter = emitterOf(context);
      const width = mnemonic.endsWith('g') ? 64 : 32;
      const result = context.fresh(width);
      emitter.instructions.push({ op: 'rmw', operator, width, result, address, value, ordering: 'seq_cst' });
      defineResult(emitter, 0, { kind: 'value', id: result }, 'zext');
      return emitter.instructions;
    },
  ),
  simpleRule(
    {
      name: 'get_lowcore()',
      source:
        'arch/s390/include/asm/lowcore.h, get_lowcore(): address 0 unless an alternative is patched in for a relocated lowcore',
      pattern: /^llilh \$0, ?0$/,
    },
    (context) => {
      const emitter = emitterOf(context);
      defineResult(emitter, 0, constantOf(0, 64), 'zext');
      return emitter.instructions;
    },
  ),
];
