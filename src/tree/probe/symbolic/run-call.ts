import type { BddWord } from '../../../bdd/bdd-word.ts';
import { never } from '../../../bdd/manager.ts';
import { constantWord, zext } from '../../../bdd/word-operations.ts';
import type { Instruction, ProgramFunction } from '../../../program/form.ts';
import { alternatives } from './alternatives.ts';
import { operandWord, stop, type Frame } from './execution.ts';
import { forkPath, joinPath, type Path } from './path.ts';

type Call = Extract<Instruction, { op: 'call' }>;

/** Most functions that a call through a pointer may lead to. */
const mostCallees = 64;

/** Most calls within each other. */
const deepestCall = 200;

/** Calls a function, directly or through a pointer; one that depends on the arguments is called for each of them. */
export function runCall(frame: Frame, path: Path, item: Call): void {
  const { callee } = item;
  if (callee.kind === 'symbol' && callee.addend === 0) {
    callSymbol(frame, path, item, callee.symbol);
    return;
  }
  const { manager, addressed } = frame.execution;
  const word = operandWord(frame, path, callee);
  const targets = alternatives(manager, word, path.condition, mostCallees);
  if (targets === undefined) {
    stop(frame, path, item.location, { kind: 'unmodelled', what: 'call through a pointer', because: word });
    return;
  }
  const ends = targets.map(({ value, condition }) => {
    const end = forkPath(path, condition);
    const target = addressed.find(({ address }) => address === value)?.name;
    if (target === undefined || !takes(frame.execution.callee(target), item.args.length))
      stop(frame, end, item.location, { kind: 'unmodelled', what: 'call through a pointer' });
    else callSymbol(frame, end, item, target);
    return end;
  });
  path.condition = never;
  for (const end of ends) joinPath(manager, path, end);
}

function takes(fn: ProgramFunction | undefined, args: number): boolean {
  return fn?.parameters.length === args;
}

function callSymbol(frame: Frame, path: Path, item: Call, symbol: string): void {
  const { execution } = frame;
  if (execution.isSkipped(symbol)) {
    for (const id of item.results) path.values[id] = constantWord(0n, frame.fn.widths[id] ?? 0);
    return;
  }
  const fn = execution.callee(symbol);
  if (fn === undefined || frame.depth >= deepestCall) {
    const why = execution.unreadable(symbol);
    stop(frame, path, item.location, {
      kind: fn === undefined ? 'unmodelled' : 'bound',
      what: `call of ${symbol}()${why === undefined ? '' : ` (${why})`}`,
    });
    return;
  }
  const args = fn.parameters.map((id, index): BddWord => {
    const operand = item.args[index];
    return zext(operand === undefined ? [] : operandWord(frame, path, operand), fn.widths[id] ?? 0);
  });
  const results = execution.run(fn, args, path, frame.depth + 1);
  if (path.condition === never) return;
  item.results.forEach((id, index) => {
    path.values[id] = results[index];
  });
}
