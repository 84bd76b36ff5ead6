import type { AsmContext, AsmRule, Unplaced } from '../architecture.ts';
import { compilerRules } from '../asm/compiler-rules.ts';
import { binary, constantOf, defineResult, emitterOf } from '../asm/emit.ts';
import { argumentOf } from '../asm/operands.ts';
import { simpleRule } from '../asm/simple-rule.ts';
import { trapRule } from '../asm/trap-rule.ts';
import type { Instruction, RmwOperator } from '../../program/form.ts';

/** Which entry an instruction selects by a table and a virtual address, and what it makes of it. */
interface EntryUpdate {
  /** Bits of the table's origin that are used. */
  readonly origin: number;
  /** Bit of the virtual address that is the lowest of the index, and the index's mask. */
  readonly shift: number;
  readonly index: number;
  readonly operator: 'or' | 'and';
  readonly value: number;
}

/** z/Architecture Principles of Operation, SA22-7832, "INVALIDATE DAT TABLE ENTRY": a segment table. */
const segmentEntry: EntryUpdate = { origin: -4096, shift: 20, index: 0x7ff, operator: 'or', value: 0x20 };
/** As above, "INVALIDATE PAGE TABLE ENTRY". */
const pageEntry: EntryUpdate = { origin: -2048, shift: 12, index: 0xff, operator: 'or', value: 0x400 };
/** As above, "RESET DAT PROTECTION": the DAT-protection bit of a page-table entry becomes zero. */
const pageProtection: EntryUpdate = { ...pageEntry, operator: 'and', value: ~0x200 };

/** Updates the entry that a table origin and a virtual address select. */
function updateEntry(
  context: AsmContext,
  { origin, shift, index, operator, value }: EntryUpdate,
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
    operator,
    width: 64,
    result: -1,
    address,
    value: constantOf(value, 64),
    ordering: 'seq_cst',
  });
  // What the registers hold afterwards nobody reads.
  context.results.forEach((_, result) =>
    defineResult(emitter, result, { kind: 'undefined', width: 64 }, 'zext'),
  );
  return emitter.instructions;
}

const interlocked: Readonly<Record<string, RmwOperator>> = { laa: 'add', lan: 'and', lao: 'or', lax: 'xor' };

/** Inline assembly of s390 page-table helpers. */
export const asm: readonly AsmRule[] = [
  ...compilerRules,
  simpleRule(
    {
      name: 'idte',
      source:
        'z/Architecture Principles of Operation, "INVALIDATE DAT TABLE ENTRY"; arch/s390/include/asm/pgtable.h, __pmdp_idte()',
      pattern: /^idte \$1, (0, \$2, \$3|\$3, \$2, \$4)$/,
    },
    (context) => updateEntry(context, segmentEntry, { table: 1, address: 2 }),
  ),
  {
    name: 'idte as .insn',
    source:
      'z/Architecture Principles of Operation, "INVALIDATE DAT TABLE ENTRY" (B98E); v4.4 arch/s390/include/asm/pgtable.h, __pmdp_idte()',
    matches: (template) => /^\.insn rrf,0xb98e0000,\$2,\$3,0,[01]$/.test(template),
    lower: (context) => updateEntry(context, segmentEntry, { table: 2, address: 3 }),
  },
  simpleRule(
    {
      name: 'ipte',
      source:
        'z/Architecture Principles of Operation, "INVALIDATE PAGE TABLE ENTRY"; arch/s390/include/asm/pgtable.h, __ptep_ipte()',
      pattern: /^ipte \$1, \$2, 0, \$3$/,
    },
    (context) => updateEntry(context, pageEntry, { table: 1, address: 2 }),
  ),
  simpleRule(
    {
      name: 'ipte without options',
      source:
        'z/Architecture Principles of Operation, "INVALIDATE PAGE TABLE ENTRY"; v4.4 arch/s390/include/asm/pgtable.h, __ptep_ipte()',
      pattern: /^ipte \$2, \$3$/,
    },
    (context) => updateEntry(context, pageEntry, { table: 2, address: 3 }),
  ),
  simpleRule(
    {
      name: 'ipte with options',
      source:
        'z/Architecture Principles of Operation, "INVALIDATE PAGE TABLE ENTRY": no additional entries, as bits 56-63 of the third operand are zero; arch/s390/include/asm/pgtable.h, __ptep_ipte()',
      pattern: /^ipte \$2, \$0, \$1, \$3$/,
    },
    (context) => updateEntry(context, pageEntry, { table: 2, address: 0 }),
  ),
  {
    name: 'ipte as .insn',
    source:
      'z/Architecture Principles of Operation, "INVALIDATE PAGE TABLE ENTRY" (B221); v4.4 arch/s390/include/asm/pgtable.h, __ptep_ipte_local()',
    matches: (template) => /^\.insn rrf,0xb2210000,\$2,\$3,0,1$/.test(template),
    lower: (context) => updateEntry(context, pageEntry, { table: 2, address: 3 }),
  },
  {
    name: 'rdp as .insn',
    source:
      'z/Architecture Principles of Operation, "RESET DAT PROTECTION" (B98B); arch/s390/include/asm/pgtable.h, __ptep_rdp()',
    matches: (template) => /^\.insn rrf,0xb98b0000,\$1,\$2,%r0,\$3$/.test(template),
    lower: (context) => updateEntry(context, pageProtection, { table: 1, address: 2 }),
  },
  trapRule({
    name: 'mc 0,0',
    source:
      'z/Architecture Principles of Operation, "MONITOR CALL"; arch/s390/include/asm/bug.h, __EMIT_BUG(): the first operand holds the flags',
    pattern: /^mc 0, ?0$/,
    flags: 0,
  }),
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
