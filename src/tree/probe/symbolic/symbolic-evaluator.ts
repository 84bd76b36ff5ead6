import type { BddWord } from '../../../bdd/bdd-word.ts';
import { always, BddManager, never } from '../../../bdd/manager.ts';
import { zext } from '../../../bdd/word-operations.ts';
import { ThpcheckError } from '../../../diagnostic/diagnostic.ts';
import type { Operand, ProgramFunction } from '../../../program/form.ts';
import type { LinkedProgram } from '../../../program/link.ts';
import { notEvaluated } from '../diagnostics.ts';
import type { EvaluatorOptions } from '../evaluate/evaluator.ts';
import { layOutMemory } from '../evaluate/memory-image.ts';
import { followed, reach } from '../evaluate/reach.ts';
import { orderBlocks, type BlockOrder } from './block-order.ts';
import { argumentBitsOf } from './dependence.ts';
import type { Execution } from './execution.ts';
import type { Path } from './path.ts';
import { placeSymbols } from './place-symbols.ts';
import type { SymbolicResult, Warning } from './result.ts';
import { runFunction } from './run-function.ts';
import { StopLog } from './stop-log.ts';
import { SymbolicMemory, type InitialMemory } from './symbolic-memory.ts';
import { Transfer } from './transfer.ts';

/** Calls functions of a program on words whose bits are functions of variables. */
export interface SymbolicEvaluator {
  /**
   * Calls a root for all values of the variables in its arguments at once; arguments are cut, or zero-extended, to the
   * width of its parameters. What it stores is forgotten: each call finds memory as it was after the boot functions.
   */
  call(name: string, ...args: readonly BddWord[]): SymbolicResult;
}

/** What is run, and what surrounds it. */
export interface SymbolicOptions extends EvaluatorOptions {
  /** Of the arguments and results. */
  readonly manager: BddManager;
  /** Roots without parameters that set variables, run once, in this order, before all else. */
  readonly boot?: readonly string[];
}

/** Most instructions of one call, each counted once for all paths that have met. */
const mostInstructions = 1 << 17;

/** Nodes of one call from which on it makes no more digits or blocks. */
const manyNodes = 1 << 18;

/** Nodes of one call at which it ends, whatever it does. */
const mostNodes = 1 << 20;

/**
 * Prepares a program's functions for being called. Given the same roots, functions and variables have the addresses
 * that they have with `openEvaluator()`.
 * @throws ThpcheckError THP2220 when a boot function needs what is not there
 */
export function openSymbolicEvaluator(program: LinkedProgram, options: SymbolicOptions): SymbolicEvaluator {
  const { manager, roots, skipped, boot = [] } = options;
  const linked = new Map(roots.map((root) => [root, program.roots.get(root) ?? root]));
  const reached = reach(program, [...linked.values()], skipped);
  const image = layOutMemory(program, reached, options);
  const { addressed } = placeSymbols(program, reached, image, skipped);
  const operandWords = new Map<Operand, BddWord>();
  const orders = new Map<ProgramFunction, BlockOrder>();
  let initial: InitialMemory = { bytes: image.bytes, endian: program.endian, versions: { last: 0 } };

  for (const name of boot) {
    const { result, memory } = run(name, []);
    if (result.kind === 'stopped') throw new ThpcheckError(notEvaluated(result.reason));
    initial = { ...initial, bytes: memory.toBytes(image.limit) ?? initial.bytes };
  }
  return { call: (name, ...args) => run(name, args).result };

  function run(
    name: string,
    args: readonly BddWord[],
  ): { readonly result: SymbolicResult; readonly memory: SymbolicMemory } {
    const fn = reached.functions.get(followed(program, linked.get(name) ?? ''));
    if (fn === undefined) throw new RangeError(`${name} is no root`);
    const path: Path = {
      condition: always,
      memory: new SymbolicMemory(initial),
      stack: image.stack,
      values: [],
    };
    // Most nodes are of intermediate words: they go when the call ends, and so does what has grown too large.
    const working = new BddManager({ limit: mostNodes });
    const inside = new Transfer(manager, working);
    const log = new StopLog(working);
    const execution: Execution = {
      manager: working,
      program,
      image,
      log,
      nodes: manyNodes,
      budget: { instructions: mostInstructions },
      argumentBits: argumentBitsOf(manager, args),
      operandWords,
      addressed,
      callee: (symbol) => reached.functions.get(followed(program, symbol)),
      unreadable: (symbol) => reached.unreadable.get(followed(program, symbol)),
      isSkipped: (symbol) => skipped.has(followed(program, symbol)),
      orderOf(of) {
        const known = orders.get(of) ?? orderBlocks(of);
        orders.set(of, known);
        return known;
      },
      run: (callee, words, caller, depth) => runFunction(execution, callee, words, caller, depth),
    };
    const words = fn.parameters.map((id, index) => inside.word(zext(args[index] ?? [], fn.widths[id] ?? 0)));
    const [word = []] = attempt(() => runFunction(execution, fn, words, path, 0), path, log);
    const outside = new Transfer(working, manager);
    const moved = <T extends Warning>(list: readonly T[]): readonly T[] =>
      list.map((one) => ({ ...one, condition: outside.function(one.condition) }));
    const stops = moved(log.stops);
    const { memory } = path;
    if (path.condition === never) {
      const reason = stops.map((stop) => stop.reason).join('; ');
      return { result: { kind: 'stopped', reason, stops }, memory };
    }
    const result = { kind: 'value', word: outside.word(word), stops, warnings: moved(log.warnings) } as const;
    return { result, memory };
  }
}

/** Diagrams that do not fit the manager (THP6010) end the call. */
function attempt(work: () => readonly BddWord[], path: Path, log: StopLog): readonly BddWord[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ThpcheckError)) throw error;
    path.condition = never;
    log.stopAll('bound', error.diagnostic.what);
    return [];
  }
}
