import type { AsmContext, AsmRule } from '../../../arch/architecture.ts';
import { compilerRules } from '../../../arch/asm/compiler-rules.ts';
import { binary, constantOf, defineResult, resized, type Emitter } from '../../../arch/asm/emit.ts';
import type { GuardedUpdate, GuardedUpdateRule } from '../../../arch/asm/guarded-update.ts';
import { argumentOf } from '../../../arch/asm/operands.ts';
import { readLines, readReference } from '../../../arch/asm/template.ts';
import type { Operand } from '../../../program/form.ts';

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
    else if (mnemonic === 'andc' || mnemonic === 'or') steps.push({ mnemonic, operands: numbers });
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
    const kept = mnemonic === 'andc' ? binary(emitter, 'xor', 64, right, constantOf(-1, 64)) : right;
    registers.set(to, binary(emitter, mnemonic === 'andc' ? 'and' : 'or', 64, left, kept));
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
export const powerpcAsm: readonly AsmRule[] = [...compilerRules, updateRule];
