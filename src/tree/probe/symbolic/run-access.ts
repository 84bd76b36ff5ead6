import type { BddWord } from '../../../bdd/bdd-word.ts';
import { constrain, constrainWord } from '../../../bdd/constrain.ts';
import type { Bdd } from '../../../bdd/manager.ts';
import { andWords, compareWords, constantOf, iteWord, notWord } from '../../../bdd/word-operations.ts';
import type { Instruction, LocationId, Operand, Width } from '../../../program/form.ts';
import { alternatives, type Alternative } from './alternatives.ts';
import { binaryWord } from './binary-word.ts';
import { operandWord, stop, stopWhere, type Frame } from './execution.ts';
import type { Path } from './path.ts';

type Of<Op extends Instruction['op']> = Extract<Instruction, { op: Op }>;

/** Most addresses that one access may have, depending on the arguments. */
const mostPlaces = 256;

/**
 * The addresses of `bytes` bytes of memory that an operand may have. Executions with an address outside of memory
 * stop; all do where there are too many addresses. None are left where the path has ended.
 */
function placesOf(
  frame: Frame,
  path: Path,
  location: LocationId,
  {
    address,
    bytes,
    most = mostPlaces,
  }: { readonly address: BddWord; readonly bytes: number; readonly most?: number },
): readonly Alternative[] {
  const { manager, image } = frame.execution;
  const found = alternatives(manager, address, path.condition, most);
  if (found === undefined) {
    stop(frame, path, location, { kind: 'unmodelled', what: 'access at an address', because: address });
    return [];
  }
  return found.filter(({ value, condition }) => {
    if (value >= image.lowest && value <= image.limit && bytes <= image.limit - value) return true;
    const name = image.nameOf(value);
    // Numbers of JavaScript are not exact that far up.
    const exact = constantOf(constrainWord(manager, address, condition)) ?? BigInt(value);
    const what =
      name === undefined ? `access at 0x${exact.toString(16)}` : `access to ${name}, which has no value`;
    stopWhere(frame, path, condition, location, { kind: 'unmodelled', what });
    return false;
  });
}

function loadFrom(frame: Frame, path: Path, places: readonly Alternative[], width: Width): BddWord {
  const { manager } = frame.execution;
  const [first, ...others] = places;
  let word = first === undefined ? [] : path.memory.load(first.value, width);
  for (const { value, condition } of others)
    word = iteWord(manager, choiceOf(frame, path, condition), path.memory.load(value, width), word);
  return word;
}

/** A condition that holds on part of a path, simplified: off the path nothing matters. */
function choiceOf({ execution }: Frame, path: Path, condition: Bdd): Bdd {
  return constrain(execution.manager, condition, path.condition);
}

function storeTo(frame: Frame, path: Path, places: readonly Alternative[], word: BddWord): void {
  const { manager } = frame.execution;
  for (const { value, condition } of places) {
    if (places.length === 1) path.memory.store(value, word);
    else {
      const before = path.memory.load(value, word.length);
      path.memory.store(value, iteWord(manager, choiceOf(frame, path, condition), word, before));
    }
  }
}

function accessOf(
  frame: Frame,
  path: Path,
  item: { readonly address: Operand; readonly width: Width; readonly location: LocationId },
): readonly Alternative[] {
  const address = operandWord(frame, path, item.address);
  return placesOf(frame, path, item.location, { address, bytes: Math.ceil(item.width / 8) });
}

/** Reads a word. */
export function runLoad(frame: Frame, path: Path, item: Of<'load'>): void {
  const places = accessOf(frame, path, item);
  if (places.length > 0) path.values[item.result] = loadFrom(frame, path, places, item.width);
}

/** Stores a word. */
export function runStore(frame: Frame, path: Path, item: Of<'store'>): void {
  storeTo(frame, path, accessOf(frame, path, item), operandWord(frame, path, item.value));
}

/** An atomic update: nothing else runs, so a load and a store. */
export function runUpdate(frame: Frame, path: Path, item: Of<'rmw'>): void {
  const { manager } = frame.execution;
  const places = accessOf(frame, path, item);
  if (places.length === 0) return;
  const { operator, width } = item;
  const old = loadFrom(frame, path, places, width);
  const value = operandWord(frame, path, item.value);
  const result = updated();
  if (result === undefined) {
    stop(frame, path, item.location, {
      kind: 'bound',
      what: `${operator} of too many bits`,
      because: [...old, ...value],
    });
    return;
  }
  storeTo(frame, path, places, result);
  if (item.result >= 0) path.values[item.result] = old;

  function updated(): BddWord | undefined {
    switch (operator) {
      case 'xchg':
        return value;
      case 'nand':
        return notWord(manager, andWords(manager, old, value));
      case 'umax':
      case 'umin':
      case 'smax':
      case 'smin':
        return iteWord(manager, compareWords(manager, extremes[operator], old, value), old, value);
      default:
        return binaryWord(frame.execution, operator, width, old, value);
    }
  }
}

/** Where the first operand is the result. */
const extremes = { umin: 'ult', umax: 'ugt', smin: 'slt', smax: 'sgt' } as const;

/** A compare-and-exchange, with the old value and whether it was as expected. */
export function runExchange(frame: Frame, path: Path, item: Of<'cmpxchg'>): void {
  const { manager } = frame.execution;
  const places = accessOf(frame, path, item);
  if (places.length === 0) return;
  const old = loadFrom(frame, path, places, item.width);
  const isExpected: Bdd = compareWords(manager, 'eq', old, operandWord(frame, path, item.expected));
  const replacement = operandWord(frame, path, item.replacement);
  storeTo(frame, path, places, iteWord(manager, isExpected, replacement, old));
  if (item.result >= 0) path.values[item.result] = old;
  if (item.success >= 0) path.values[item.success] = [isExpected];
}

/** `memcpy`, `memmove` and `memset`; addresses and sizes must not depend on the arguments. */
export function runBlockAccess(frame: Frame, path: Path, item: Of<'intrinsic'>): void {
  const { manager } = frame.execution;
  const [to = [], from = [], count = []] = item.args.map((operand) => operandWord(frame, path, operand));
  const [size] = alternatives(manager, count, path.condition, 1) ?? [];
  if (size === undefined) {
    const what = `${item.intrinsic} of a number of bytes`;
    stop(frame, path, item.location, { kind: 'unmodelled', what, because: count });
    return;
  }
  const bytes = size.value;
  if (bytes === 0) return;
  const [target] = placesOf(frame, path, item.location, { address: to, bytes, most: 1 });
  if (target === undefined) return;
  const { memory } = path;
  if (item.intrinsic === 'memset') {
    const byte = from.slice(0, 8);
    for (let index = 0; index < bytes; index++) memory.setByte(target.value + index, byte);
    return;
  }
  const [source] = placesOf(frame, path, item.location, { address: from, bytes, most: 1 });
  if (source === undefined) return;
  const copied = Array.from({ length: bytes }, (_, index) => memory.byte(source.value + index));
  copied.forEach((byte, index) => memory.setByte(target.value + index, byte));
}
