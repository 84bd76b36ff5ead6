import type { BddWord } from '../../../bdd/bdd-word.ts';
import { never } from '../../../bdd/manager.ts';
import {
  compareWords,
  constantWord,
  isNonZero,
  iteWord,
  sext,
  trunc,
  zext,
} from '../../../bdd/word-operations.ts';
import type { Instruction } from '../../../program/form.ts';
import { binaryWord } from './binary-word.ts';
import { operandWord, stop, stopWhere, type Frame } from './execution.ts';
import type { Path } from './path.ts';
import { runExchange, runLoad, runStore, runUpdate } from './run-access.ts';
import { runCall } from './run-call.ts';
import { runIntrinsic } from './run-intrinsic.ts';

type Of<Op extends Instruction['op']> = Extract<Instruction, { op: Op }>;

/** Executes one instruction on a path; what has no meaning here ends the path, or the part that it concerns. */
export function runInstruction(frame: Frame, path: Path, item: Instruction): void {
  const { manager } = frame.execution;
  const read = (operand: Parameters<typeof operandWord>[2]) => operandWord(frame, path, operand);
  switch (item.op) {
    case 'binary':
      runBinary(frame, path, item);
      return;
    case 'compare':
      path.values[item.result] = [compareWords(manager, item.predicate, read(item.left), read(item.right))];
      return;
    case 'zext':
      path.values[item.result] = zext(read(item.operand), frame.fn.widths[item.result] ?? 0);
      return;
    case 'sext':
      path.values[item.result] = sext(read(item.operand), frame.fn.widths[item.result] ?? 0);
      return;
    case 'trunc':
      path.values[item.result] = trunc(read(item.operand), frame.fn.widths[item.result] ?? 0);
      return;
    case 'copy':
      path.values[item.result] = read(item.operand);
      return;
    case 'select':
      path.values[item.result] = iteWord(
        manager,
        read(item.condition)[0] ?? never,
        read(item.ifTrue),
        read(item.ifFalse),
      );
      return;
    case 'offset':
      runOffset(frame, path, item);
      return;
    case 'alloca': {
      const unit = Math.max(item.align, 16);
      const at = Math.ceil(path.stack / unit) * unit;
      path.stack = at + item.bytes;
      path.values[item.result] = constantWord(BigInt(at), frame.fn.widths[item.result] ?? 0);
      return;
    }
    case 'load':
      runLoad(frame, path, item);
      return;
    case 'store':
      runStore(frame, path, item);
      return;
    case 'rmw':
      runUpdate(frame, path, item);
      return;
    case 'cmpxchg':
      runExchange(frame, path, item);
      return;
    case 'fence':
      return;
    case 'call':
      runCall(frame, path, item);
      return;
    case 'intrinsic':
      runIntrinsic(frame, path, item);
      return;
    case 'asm':
      stop(frame, path, item.location, {
        kind: 'unmodelled',
        what: `inline assembly without a rule (${item.asm.template})`,
      });
  }
}

function runBinary(frame: Frame, path: Path, item: Of<'binary'>): void {
  const { manager } = frame.execution;
  const { operator, width, location } = item;
  const [left, right] = [operandWord(frame, path, item.left), operandWord(frame, path, item.right)];
  if (operator.endsWith('div') || operator.endsWith('rem')) {
    const isZero = manager.not(isNonZero(manager, right));
    stopWhere(frame, path, isZero, location, { kind: 'undefined', what: 'division by zero' });
    if (path.condition === never) return;
  }
  const result = binaryWord(frame.execution, operator, width, left, right);
  if (result === undefined)
    stop(frame, path, location, {
      kind: 'bound',
      what: `${operator} of too many bits`,
      because: [...left, ...right],
    });
  else path.values[item.result] = result;
}

/** An address: base, a constant distance, scaled indices. */
function runOffset(frame: Frame, path: Path, item: Of<'offset'>): void {
  const { execution } = frame;
  const base = operandWord(frame, path, item.base);
  const width = base.length;
  const scaled = (word: BddWord | undefined, by: number): BddWord | undefined =>
    word && binaryWord(execution, 'mul', width, word, constantWord(BigInt(by), width));
  const indices = item.terms.map(({ index }) => operandWord(frame, path, index));
  let sum = binaryWord(execution, 'add', width, base, constantWord(BigInt(item.addend), width));
  item.terms.forEach(({ scale }, at) => {
    const distance = scaled(indices[at], scale);
    sum = sum && distance && binaryWord(execution, 'add', width, sum, distance);
  });
  if (sum === undefined)
    stop(frame, path, item.location, {
      kind: 'bound',
      what: 'address of too many bits',
      because: [base, ...indices].flat(),
    });
  else path.values[item.result] = sum;
}
