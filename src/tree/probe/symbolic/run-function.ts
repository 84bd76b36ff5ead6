import type { BddWord } from '../../../bdd/bdd-word.ts';
import { type Bdd, never } from '../../../bdd/manager.ts';
import { constantWord, equalWords } from '../../../bdd/word-operations.ts';
import type { BlockId, ProgramFunction, Terminator } from '../../../program/form.ts';
import { operandWord, stop, type Execution, type Frame } from './execution.ts';
import { forkPath, joinPath, type Path } from './path.ts';
import { runInstruction } from './run-instruction.ts';

/** How often a loop may run with ever fewer executions, before it counts as one whose end depends on the arguments. */
const mostNarrowings = 1024;

/** Executions that wait to go on with a block. */
interface Arrival {
  readonly block: BlockId;
  readonly path: Path;
  /** For another round of the loop that begins there. */
  readonly isBack: boolean;
}

/** What a round of a loop began with. */
interface Round {
  readonly condition: Bdd;
  readonly version: number;
  readonly words: readonly (BddWord | undefined)[];
  readonly narrowings: number;
}

/**
 * Runs a function on a path. Of a branch that depends on the arguments both arms run, each on a fork of the path, and
 * join where control meets again. The path that is given ends up as the join of all returns; its own values stay.
 * @returns the results
 */
export function runFunction(
  execution: Execution,
  fn: ProgramFunction,
  args: readonly BddWord[],
  caller: Path,
  depth: number,
): readonly BddWord[] {
  const { manager, budget } = execution;
  const frame: Frame = { execution, fn, depth };
  const order = execution.orderOf(fn);
  const waiting = new Map<number, Arrival>();
  const rounds = new Map<BlockId, Round>();
  /** Its values are the results. */
  let returned: Path | undefined;

  const values: Path['values'] = Array.from({ length: fn.widths.length });
  fn.parameters.forEach((id, index) => {
    values[id] = args[index];
  });
  arrive(-1, 0, { ...caller, values });
  for (let next = takeNext(); next !== undefined; next = takeNext()) runBlock(next);

  caller.condition = returned?.condition ?? never;
  if (returned === undefined) return [];
  caller.memory = returned.memory;
  return returned.values.map((word) => word ?? []);

  function takeNext(): Arrival | undefined {
    if (waiting.size === 0) return undefined;
    const lowest = Math.min(...waiting.keys());
    const taken = waiting.get(lowest);
    waiting.delete(lowest);
    return taken;
  }

  /** Takes the edge between two blocks. */
  function arrive(from: BlockId | -1, to: BlockId, path: Path): void {
    const phis = fn.blocks[to]?.phis ?? [];
    const words = phis.map(({ incoming, result }) => {
      const value = incoming.find((entry) => entry.from === from)?.value;
      return value === undefined ? constantWord(0n, fn.widths[result] ?? 0) : operandWord(frame, path, value);
    });
    phis.forEach(({ result }, index) => {
      path.values[result] = words[index];
    });
    const { rank, isBack } = order.edge(from, to);
    const there = waiting.get(rank);
    if (there === undefined) waiting.set(rank, { block: to, path, isBack });
    else joinPath(manager, there.path, path);
  }

  function runBlock({ block: id, path, isBack }: Arrival): void {
    const block = fn.blocks[id];
    if (block === undefined) return;
    if (!isBack) rounds.delete(id);
    if (order.isHead(id) && !beginRound(id, path)) return;
    for (const item of block.instructions) {
      if (--budget.instructions < 0)
        stop(frame, path, item.location, { kind: 'bound', what: 'too many steps' });
      else runInstruction(frame, path, item);
      if (path.condition === never) return;
    }
    if (manager.nodes > execution.nodes)
      stop(frame, path, block.terminator.location, { kind: 'bound', what: 'too many nodes of diagrams' });
    else runTerminator(id, path, block.terminator);
  }

  /** False, and the path has ended, where a loop makes no progress. */
  function beginRound(head: BlockId, path: Path): boolean {
    const { condition } = path;
    const { version } = path.memory;
    const words = fn.blocks[head]!.phis.map(({ result }) => path.values[result]);
    const before = rounds.get(head);
    const isNarrower = before !== undefined && before.condition !== condition;
    const narrowings = (before?.narrowings ?? 0) + (isNarrower ? 1 : 0);
    rounds.set(head, { condition, version, words, narrowings });
    const location = fn.blocks[head]!.terminator.location;
    if (before !== undefined && !isNarrower && before.version === version && isSame(before.words, words))
      stop(frame, path, location, { kind: 'endless', what: 'endless loop' });
    else if (narrowings > mostNarrowings)
      stop(frame, path, location, { kind: 'bound', what: 'loop whose end depends on the arguments' });
    return path.condition !== never;
  }

  function runTerminator(from: BlockId, path: Path, terminator: Terminator): void {
    switch (terminator.op) {
      case 'jump':
        arrive(from, terminator.target, path);
        return;
      case 'branch': {
        const [condition = never] = operandWord(frame, path, terminator.condition);
        divide(from, path, condition, terminator.ifTrue);
        if (path.condition !== never) arrive(from, terminator.ifFalse, path);
        return;
      }
      case 'switch': {
        const word = operandWord(frame, path, terminator.operand);
        for (const { lo, hi, target } of terminator.cases) {
          const value = (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0);
          divide(from, path, equalWords(manager, word, constantWord(value, word.length)), target);
          if (path.condition === never) return;
        }
        arrive(from, terminator.otherwise, path);
        return;
      }
      case 'return':
        leave(
          path,
          terminator.values.map((operand) => operandWord(frame, path, operand)),
        );
        return;
      case 'asmgoto': {
        const what = `asm goto without a rule (${terminator.asm.template})`;
        stop(frame, path, terminator.location, { kind: 'unmodelled', what });
        return;
      }
      case 'unreachable':
        stop(frame, path, terminator.location, { kind: 'undefined', what: 'unreachable code' });
    }
  }

  /** Sends the part of a path for which `condition` holds to a block; what remains is the other part. */
  function divide(from: BlockId, path: Path, condition: Bdd, to: BlockId): void {
    const taken = manager.and(path.condition, condition);
    if (taken === never) return;
    if (taken === path.condition) {
      arrive(from, to, { ...path });
      path.condition = never;
      return;
    }
    const rest = manager.and(path.condition, manager.not(condition));
    arrive(from, to, forkPath(path, taken));
    path.condition = rest;
  }

  function leave(path: Path, results: readonly BddWord[]): void {
    const end = { ...path, values: [...results] };
    if (returned === undefined) returned = end;
    else joinPath(manager, returned, end);
  }
}

function isSame(left: Round['words'], right: Round['words']): boolean {
  return left.every((word, index) => {
    const other = right[index];
    return word === other || (word?.every((bit, place) => bit === other?.[place]) ?? false);
  });
}
