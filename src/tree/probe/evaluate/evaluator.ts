import { ThpcheckError } from '../../../diagnostic/diagnostic.ts';
import type { LinkedProgram } from '../../../program/link.ts';
import { notEvaluated } from '../diagnostics.ts';
import type { EmitContext } from './emit-context.ts';
import { emitFunction } from './emit-function.ts';
import { layOutMemory, type Surroundings } from './memory-image.ts';
import { followed, reach } from './reach.ts';
import { byteSwapFunction, checkFunction } from './runtime-functions.ts';
import { encodeModule, valueType } from './wasm-writer.ts';
import { instantiate } from './web-assembly.ts';

/** Calls functions of a program, one after another, on words; memory keeps what they store. */
export interface Evaluator {
  /**
   * Calls a root; words are taken as unsigned, modulo 2^64.
   * @returns its result, unsigned; 0 for none or several
   * @throws ThpcheckError THP2220 when it needs what is not there: an external, inline assembly, memory
   */
  call(name: string, ...args: readonly bigint[]): bigint;
}

/** What is run, and what surrounds it. */
export interface EvaluatorOptions extends Surroundings {
  /** Functions to be called. */
  readonly roots: readonly string[];
  /** Functions that do nothing and give 0. */
  readonly skipped: ReadonlySet<string>;
}

/** Prepares a program's functions for being called. */
export function openEvaluator(program: LinkedProgram, options: EvaluatorOptions): Evaluator {
  const { roots, skipped } = options;
  const linked = roots.map((root) => program.roots.get(root) ?? root);
  const reached = reach(program, linked, skipped);
  const memory = layOutMemory(program, reached, options);
  const reasons: string[] = [];
  const imports = [
    { name: 'stop', signature: { parameters: [valueType.i32], results: [] } },
    { name: 'badAddress', signature: { parameters: [valueType.i64], results: [] } },
  ];
  const first = imports.length + 2;
  const numbers = new Map([...reached.functions.keys()].map((name, index) => [name, first + index]));
  const context: EmitContext = {
    endian: program.endian,
    pointerWidth: program.pointerWidth,
    runtime: { stop: 0, check: imports.length, bswap: imports.length + 1 },
    stackGlobal: 0,
    thread: memory.thread,
    address: (symbol) => memory.address(symbol),
    addressed: [...reached.addressed]
      .filter((name) => reached.functions.has(name))
      .map((name) => ({ name, address: memory.address(name) })),
    callee(symbol) {
      const name = followed(program, symbol);
      const fn = reached.functions.get(name);
      return fn && { number: numbers.get(name) ?? 0, fn };
    },
    unreadable: (symbol) => reached.unreadable.get(followed(program, symbol)),
    isSkipped: (symbol) => skipped.has(followed(program, symbol)),
    reason: (text) => reasons.push(text) - 1,
  };
  const exported = new Set(linked);
  const bytes = encodeModule({
    imports,
    functions: [
      checkFunction(memory, 1),
      byteSwapFunction(),
      ...[...reached.functions].map(([name, fn]) =>
        emitFunction(fn, context, exported.has(name) ? name : undefined),
      ),
    ],
    globals: [BigInt(memory.stack)],
    pages: memory.limit / 0x1_0000,
  });
  const stop = (reason: string): never => {
    throw new ThpcheckError(notEvaluated(reason));
  };
  const instance = instantiate(bytes, {
    stop: (reason: number) => stop(reasons[reason] ?? ''),
    badAddress: (address: bigint) => {
      const word = BigInt.asUintN(64, address);
      const name = memory.nameOf(Number(word));
      stop(name === undefined ? `access at 0x${word.toString(16)}` : `access to ${name}, which has no value`);
    },
  });
  instance.memory.set(memory.bytes);
  const functions = new Map(roots.map((root, index) => [root, instance.function(linked[index] ?? '')]));
  return {
    call(name, ...args) {
      const fn = functions.get(name);
      if (fn === undefined) throw new RangeError(`${name} is no root`);
      // The last call may have been stopped in the middle.
      instance.stack.value = BigInt(memory.stack);
      const result = fn(...args);
      return typeof result === 'bigint' ? BigInt.asUintN(64, result) : 0n;
    },
  };
}
