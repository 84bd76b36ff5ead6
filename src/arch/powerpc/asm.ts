import type { AsmContext, AsmGotoRule, AsmRule } from '../architecture.ts';
import { compilerRules } from '../asm/compiler-rules.ts';
import { binary, constantOf, defineResult, emitterOf, resized, type Emitter } from '../asm/emit.ts';
import type { GuardedUpdate, GuardedUpdateRule } from '../asm/guarded-update.ts';
import { argumentOf } from '../asm/operands.ts';
import { simpleRule } from '../asm/simple-rule.ts';
import { readLines, readReference } from '../asm/template.ts';
import { trapRule } from '../asm/trap-rule.ts';
import type { Operand } from '../../program/form.ts';

/** The lines of `ldarx ... stdcx. ... bne-`, without the branches. */
interface Reservation {
  readonly at: number;
  /** Operand of the bits that make the sequence start again, if any. */
  readonly busy: number | undefined;
  readonly steps: readonly { readonly mnemonic: string; readonly operands: readonly number[] }[];
  /** Template operand that holds what was read. */
  readonly old: number;
  /** Template operand that is stored. */
  readonly stored: number;
}

/** Instructions between the load and the store; the last operand of `andc` is complemented, of `ori` a constant. */
const operatorOf: Readonly<Record<string, 'and' | 'or'>> = { andc: 'and', or: 'or', ori: 'or' };

function readReservation(template: string): Reservation | undefined {
  const lines = readLines(template.replace(/#.*/g, '')).filter(({ mnemonic }) => mnemonic !== '');
  const steps: { mnemonic: string; operands: number[] }[] = [];
  let [old, at, busy, stored] = [-1, -1, undefined as number | undefined, -1];
  for (const { mnemonic, operands } of lines) {
    const numbers = operands.map((text) => readReference(text)?.number ?? -1);
    const [first = -1, second = -1, third = -1] = numbers;
    if (mnemonic === 'ldarx') [old, at] = [first, third];
    else if ((mnemonic === 'and.' || mnemonic === 'andi.') && second === old) busy = third;
    else if (mnemonic === 'stdcx.') stored = first;
    else if (operatorOf[mnemonic] !== undefined) steps.push({ mnemonic, operands: numbers });
    else if (!mnemonic.startsWith('bne')) return undefined;
  }
  return old < 0 || stored < 0 || at < 0 ? undefined : { at, busy, steps, old, stored };
}

/** Whether every register that is read has been given a value. */
function isComplete({ steps, old, stored }: Reservation, context: AsmContext): boolean {
  const written = new Set([old]);
  for (const { operands } of steps) {
    const [to = -1, ...from] = operands;
    if (!from.every((one) => written.has(one) || argumentOf(context, one) !== undefined)) return false;
    written.add(to);
  }
  return written.has(stored);
}

/** What is stored over the word read, by a reservation that is complete. */
function replacementOf(
  reservation: Reservation,
  context: AsmContext,
  emitter: Emitter,
  old: Operand,
): Operand {
  const registers = new Map([[reservation.old, old]]);
  const read = (number = -1): Operand =>
    registers.get(number) ?? argumentOf(context, number) ?? { kind: 'undefined', width: 64 };
  for (const { mnemonic, operands } of reservation.steps) {
    const [to = -1, first, second] = operands;
    const [left, right] = [read(first), read(second)];
    const wide = resized(emitter, right, 64, 'zext');
    const kept = mnemonic === 'andc' ? binary(emitter, 'xor', 64, wide, constantOf(-1, 64)) : wide;
    registers.set(to, binary(emitter, operatorOf[mnemonic] ?? 'or', 64, left, kept));
  }
  return read(reservation.stored);
}

/**
 * `pte_update()`: clears and sets bits of an entry. With the busy bit set the real text goes round until somebody
 * else clears it; alone it would never end. Here nothing is stored then.
 */
const updateRule: GuardedUpdateRule = {
  name: 'ldarx/stdcx.',
  source:
    'Power ISA 3.1 Book II, 4.6.2 "Load And Reserve and Store Conditional Instructions"; ' +
    'arch/powerpc/include/asm/book3s/64/{hash,radix}.h, pte_update()',
  matches: (_template, asm) => readReservation(asm.template) !== undefined,
  lower: () => undefined,
  lowerGuarded(context): GuardedUpdate | undefined {
    const reservation = readReservation(context.asm.template);
    const address = reservation && argumentOf(context, reservation.at);
    if (reservation === undefined || address === undefined) return undefined;
    if (!isComplete(reservation, context)) return undefined;
    return {
      width: 64,
      address,
      ordering: 'once',
      before: [],
      update(emitter, old) {
        const busy = reservation.busy === undefined ? undefined : argumentOf(context, reservation.busy);
        const mask = busy === undefined ? constantOf(0, 64) : resized(emitter, busy, 64, 'zext');
        const held = binary(emitter, 'and', 64, old, mask);
        const condition = emitter.context.fresh(1);
        emitter.instructions.push({
          op: 'compare',
          predicate: 'eq',
          width: 64,
          result: condition,
          left: held,
          right: constantOf(0, 64),
        });
        const replacement = replacementOf(reservation, context, emitter, old);
        return { condition: { kind: 'value', id: condition }, replacement };
      },
      after(emitter, old) {
        // The first output is the word read; the others are scratch registers that no caller uses.
        context.results.forEach((_, index) =>
          defineResult(emitter, index, index === 0 ? old : { kind: 'undefined', width: 64 }, 'zext'),
        );
      },
    };
  },
};

/** Inline assembly of powerpc page-table helpers. */
export const asm: readonly AsmRule[] = [
  ...compilerRules,
  updateRule,
  simpleRule(
    {
      name: 'lwz',
      source:
        'Power ISA 3.1 Book I, 3.3.2 "Load Word and Zero"; arch/powerpc/include/asm/atomic.h, arch_atomic_read()',
      // The update and the indexed form are spellings of the address.
      pattern: /^lwz\$\{1:u\}\$\{1:x\} \$0, \$1$/,
    },
    (context) => {
      const address = argumentOf(context, 1);
      if (address === undefined) return undefined;
      const emitter = emitterOf(context);
      const result = context.fresh(32);
      emitter.instructions.push({ op: 'load', width: 32, result, address, ordering: 'once' });
      defineResult(emitter, 0, { kind: 'value', id: result }, 'zext');
      return emitter.instructions;
    },
  ),
  trapRule({
    name: 'twi 31,0,0',
    source:
      'Power ISA 3.1 Book I, 3.3.11 "Fixed-Point Trap Instructions"; arch/powerpc/include/asm/bug.h, BUG_ENTRY(): the third operand holds the flags',
    pattern: /^twi 31, 0, 0$/,
    flags: 2,
  }),
];

/** `asm goto` of powerpc: a warning, behind which the kernel goes on at the label. */
export const asmGoto: readonly AsmGotoRule[] = [
  {
    name: 'WARN_ENTRY()',
    source:
      'v6.1 arch/powerpc/include/asm/bug.h, __WARN_FLAGS(): unreachable behind the trap, then the label',
    matches: (template, { constraints }) =>
      template.startsWith('1: twi 31, 0, 0 ') && constraints.endsWith('!i'),
    target: (_asm, fallthrough, targets) => targets[0] ?? fallthrough,
  },
];
