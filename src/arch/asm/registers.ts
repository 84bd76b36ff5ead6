import type { Instruction, Operand } from '../../program/form.ts';
import type { AsmContext, Unplaced } from '../architecture.ts';
import { readConstraints } from './constraints.ts';
import { defineResult, emitterOf, resized, type Emitter } from './emit.ts';
import { argumentOf } from './operands.ts';

/** Registers of one straight-line template: what each template operand holds, 64 bits wide. */
export interface Registers {
  readonly emitter: Emitter;
  /** Undefined for an output that nothing has been written to. */
  read(operand: number): Operand | undefined;
  write(operand: number, value: Operand): void;
  /** Defines the statement's results as what the registers hold at its end. */
  finish(): readonly Unplaced<Instruction>[];
}

/** The registers before the first instruction. */
export function registersOf(context: AsmContext): Registers {
  const emitter = emitterOf(context);
  const written = new Map<number, Operand>();
  const read = (operand: number): Operand | undefined => {
    const known = written.get(operand);
    if (known !== undefined) return known;
    const argument = argumentOf(context, operand);
    return argument === undefined ? undefined : resized(emitter, argument, 64, 'zext');
  };
  return {
    emitter,
    read,
    write: (operand, value) => written.set(operand, value),
    finish() {
      readConstraints(context.asm.constraints).slots.forEach((slot, operand) => {
        if (slot.kind !== 'result') return;
        defineResult(emitter, slot.index, read(operand) ?? { kind: 'undefined', width: 64 }, 'zext');
      });
      return emitter.instructions;
    },
  };
}
