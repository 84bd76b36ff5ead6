import type { AccessClass } from '../../machine/explorable.ts';
import { accessClass } from '../../machine/explorable.ts';
import type { ToyOp, ToyValue } from './toy-program.ts';

/** Numbers of the operations; those below {@link firstLocal} access variables. */
export const opcode = {
  load: 0,
  store: 1,
  add: 2,
  fetchAdd: 3,
  cas: 4,
  lock: 5,
  unlock: 6,
  trylock: 7,
  fill: 8,
  sum: 9,
  set: 10,
  jumpIf: 11,
  jumpUnless: 12,
  assert: 13,
  bugUnless: 14,
  unmodelled: 15,
} as const;

export const firstLocal = opcode.set;

/** Access class of each operation below {@link firstLocal}. */
export const classOf: readonly AccessClass[] = [
  accessClass.read,
  accessClass.write,
  accessClass.commutingAdd,
  accessClass.readModifyWrite,
  accessClass.readModifyWrite,
  accessClass.lock,
  accessClass.unlock,
  accessClass.readModifyWrite,
  accessClass.write,
  accessClass.read,
];

/**
 * Numbers of one operation: opcode, variable, count, register, value, value is a register, second value, second value
 * is a register or jump target.
 */
export const opLength = 8;

/** Operations as numbers, {@link opLength} each. */
export function encode(ops: readonly ToyOp[]): Int32Array {
  return Int32Array.from(ops.flatMap(encodeOp));
}

function encodeOp(op: ToyOp): number[] {
  const code = opcode[op.op];
  const variable = 'variable' in op ? op.variable : 0;
  const count = 'count' in op ? op.count : 1;
  const register = 'register' in op ? op.register : 0;
  const head = [code, variable, count, register];
  switch (op.op) {
    case 'set':
      return [...head, ...encodeValue(op.left), ...encodeValue(op.right)];
    case 'cas':
      return [...head, ...encodeValue(op.value), op.expected, 0];
    case 'jumpIf':
    case 'jumpUnless':
      return [...head, op.value, 0, op.target, 0];
    case 'assert':
    case 'bugUnless':
      return [...head, op.value, 0, op.key, 0];
    default:
      return [...head, ...encodeValue('value' in op ? op.value : 0), 0, 0];
  }
}

function encodeValue(value: ToyValue): [number, number] {
  return typeof value === 'number' ? [value, 0] : [value.register, 1];
}
