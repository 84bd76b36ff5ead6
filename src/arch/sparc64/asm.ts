import type { AsmContext, AsmRule } from '../architecture.ts';
import { compilerRules } from '../asm/compiler-rules.ts';
import { binary } from '../asm/emit.ts';
import { simpleRule } from '../asm/simple-rule.ts';
import { readImmediate, readLines, readReference } from '../asm/template.ts';
import { constantOf as wideConstant } from '../../program/operand.ts';
import type { BinaryOperator, InlineAsm, Instruction, Operand } from '../../program/form.ts';
import type { Unplaced } from '../architecture.ts';
import { registersOf, type Registers } from '../asm/registers.ts';

const operators: Readonly<Record<string, BinaryOperator>> = {
  and: 'and',
  or: 'or',
  sllx: 'shl',
  srlx: 'lshr',
};

/** What is assembled in place: the text for sun4u, without the one that is patched in on sun4v and M7. */
function assembled({ template }: InlineAsm): string {
  return template.replace(/\.section[\s\S]*?\.previous/g, '\n');
}

/** `$2` as a register or constant, `%hi($2)` and the like as parts of a constant. */
function source(registers: Registers, text: string): Operand | undefined {
  const part = /^%(hi|lo|uhi|ulo)\((\$\d+)\)$/.exec(text);
  const immediate = readImmediate(text);
  if (immediate !== undefined) return wideConstant(64, immediate, 0);
  const reference = readReference(part?.[2] ?? text);
  const operand = reference === undefined ? undefined : registers.read(reference.number);
  if (part === null || operand === undefined) return operand;
  if (operand.kind !== 'constant') return undefined;
  // SPARC assembly: %hi and %uhi are the upper 22 bits of the low and of the high word, as sethi places them.
  const word = part[1]?.startsWith('u') === true ? operand.hi : operand.lo;
  return wideConstant(64, part[1]?.endsWith('hi') === true ? word & ~0x3ff : word & 0x3ff, 0);
}

/** Runs the template's lines; undefined when one of them is unknown. */
function lower(context: AsmContext): readonly Unplaced<Instruction>[] | undefined {
  const registers = registersOf(context);
  for (const { mnemonic, operands } of readLines(assembled(context.asm))) {
    if (mnemonic === '' || mnemonic === 'nop') continue;
    const to = readReference(operands.at(-1))?.number;
    const [left, right] = operands.slice(0, -1).map((text) => source(registers, text));
    if (to === undefined || left === undefined) return undefined;
    if (mnemonic === 'mov' || mnemonic === 'sethi') registers.write(to, left);
    else {
      if (right === undefined) return undefined;
      const { emitter } = registers;
      const operator = mnemonic === 'andn' ? 'and' : operators[mnemonic];
      if (operator === undefined) return undefined;
      const second =
        mnemonic === 'andn' ? binary(emitter, 'xor', 64, right, wideConstant(64, -1, -1)) : right;
      registers.write(to, binary(emitter, operator, 64, left, second));
    }
  }
  return registers.finish();
}

/** Inline assembly of sparc64 page-table helpers. */
export const asm: readonly AsmRule[] = [
  ...compilerRules,
  {
    name: 'sun4u text',
    source:
      'arch/sparc/include/asm/pgtable_64.h; The SPARC Architecture Manual Version 9, A.3 (and, or, andn), A.48 (sethi), A.49 (sllx, srlx)',
    matches: (template) => template.includes('661:'),
    lower,
  },
  simpleRule(
    {
      name: 'casx',
      source: 'The SPARC Architecture Manual Version 9, A.9 "Compare and Swap"',
      pattern: /^casx \[\$2\], \$3, \$0$/,
    },
    (context) => {
      const registers = registersOf(context);
      const [address, expected, replacement] = [2, 3, 0].map((operand) => registers.read(operand));
      if (address === undefined || expected === undefined || replacement === undefined) return undefined;
      const old = context.fresh(64);
      registers.emitter.instructions.push({
        op: 'cmpxchg',
        width: 64,
        result: old,
        success: -1,
        address,
        expected,
        replacement,
        ordering: 'seq_cst',
      });
      registers.write(0, { kind: 'value', id: old });
      return registers.finish();
    },
  ),
];
