import type { BddWord } from '../../../bdd/bdd-word.ts';
import { type Bdd, never } from '../../../bdd/manager.ts';
import { constantWord } from '../../../bdd/word-operations.ts';
import type { LocationId, Operand, Program, ProgramFunction } from '../../../program/form.ts';
import type { MemoryImage } from '../evaluate/memory-image.ts';
import type { WordBounds } from './binary-word.ts';
import type { BlockOrder } from './block-order.ts';
import { dependence, type ArgumentBits } from './dependence.ts';
import type { Path } from './path.ts';
import type { StopKind } from './result.ts';
import type { StopLog } from './stop-log.ts';

/** One call of a root, and what its functions may ask for. */
export interface Execution extends WordBounds {
  readonly program: Program;
  readonly image: MemoryImage;
  readonly log: StopLog;
  /** Instructions that the call may still execute, each once for all paths that have met. */
  readonly budget: { instructions: number };
  readonly argumentBits: ArgumentBits;
  /** Constants and addresses, as words, by operand. */
  readonly operandWords: Map<Operand, BddWord>;
  /** Functions whose address is taken, with their addresses. */
  readonly addressed: readonly { readonly name: string; readonly address: number }[];
  /** A defined function, by a name that may be an alias. */
  callee(symbol: string): ProgramFunction | undefined;
  /** Why a function that is defined cannot be called. */
  unreadable(symbol: string): string | undefined;
  /** Whether calls of the function do nothing and give 0. */
  isSkipped(symbol: string): boolean;
  orderOf(fn: ProgramFunction): BlockOrder;
  /**
   * Runs a function on a path, whose condition is then that of its returns; its values stay.
   * @returns the results; of no meaning where it does not return
   */
  run(fn: ProgramFunction, args: readonly BddWord[], path: Path, depth: number): readonly BddWord[];
}

/** A function under way. */
export interface Frame {
  readonly execution: Execution;
  readonly fn: ProgramFunction;
  /** Calls that it is in. */
  readonly depth: number;
}

/** The word that an operand has on a path. */
export function operandWord({ execution, fn }: Frame, path: Path, operand: Operand): BddWord {
  if (operand.kind === 'value')
    return path.values[operand.id] ?? constantWord(0n, fn.widths[operand.id] ?? 0);
  const known = execution.operandWords.get(operand);
  if (known !== undefined) return known;
  const word = constantWord(valueOf(execution, operand), operand.width);
  execution.operandWords.set(operand, word);
  return word;
}

function valueOf({ image }: Execution, operand: Exclude<Operand, { kind: 'value' }>): bigint {
  switch (operand.kind) {
    case 'constant':
      return (BigInt(operand.hi >>> 0) << 32n) | BigInt(operand.lo >>> 0);
    case 'symbol':
      return BigInt(image.address(operand.symbol)) + BigInt(operand.addend);
    default:
      return 0n;
  }
}

/** Where and why a path stops. */
export interface StopReason {
  readonly kind: StopKind;
  /** What is in the way; the function is added. */
  readonly what: string;
  /** Words that it depends on, if it is the arguments that are in the way. */
  readonly because?: BddWord;
}

/** Ends the executions of a path for which `condition` holds as well. */
export function stopWhere(
  frame: Frame,
  path: Path,
  condition: Bdd,
  location: LocationId,
  { kind, what, because }: StopReason,
): void {
  const { manager, log, argumentBits } = frame.execution;
  const stopped = manager.and(path.condition, condition);
  if (stopped === never) return;
  const depends = because === undefined ? '' : dependence(manager, because, stopped, argumentBits);
  log.stop(stopped, kind, `${what} in ${placeText(frame, location)}${depends}`);
  path.condition = manager.and(path.condition, manager.not(condition));
}

/** Ends all executions of a path. */
export function stop(frame: Frame, path: Path, location: LocationId, reason: StopReason): void {
  stopWhere(frame, path, path.condition, location, reason);
}

/** `pmd_page() (include/linux/mm.h:12)`: the innermost function of the source, and the line if it is known. */
export function placeText({ execution, fn }: Frame, location: LocationId): string {
  const position = execution.program.locations[location];
  if (position === undefined) return `${fn.sourceName}()`;
  return `${position.function}() (${position.file}:${position.line})`;
}
