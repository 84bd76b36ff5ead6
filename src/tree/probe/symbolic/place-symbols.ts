import type { Program } from '../../../program/form.ts';
import type { EmitContext } from '../evaluate/emit-context.ts';
import { emitFunction } from '../evaluate/emit-function.ts';
import type { MemoryImage } from '../evaluate/memory-image.ts';
import { followed, type Reached } from '../evaluate/reach.ts';

/** What of a program is called how. */
export interface SymbolPlaces {
  /** Functions whose address is taken, with their addresses. */
  readonly addressed: readonly { readonly name: string; readonly address: number }[];
}

/**
 * Gives functions and undefined variables the addresses that the evaluator of generated code gives them. It hands them
 * out as it comes to them, so the code is generated here too, and dropped.
 */
export function placeSymbols(
  program: Program,
  reached: Reached,
  image: MemoryImage,
  skipped: ReadonlySet<string>,
): SymbolPlaces {
  const addressed = [...reached.addressed]
    .filter((name) => reached.functions.has(name))
    .map((name) => ({ name, address: image.address(name) }));
  const context: EmitContext = {
    endian: program.endian,
    pointerWidth: program.pointerWidth,
    runtime: { stop: 0, check: 0, bswap: 0 },
    stackGlobal: 0,
    thread: image.thread,
    address: (symbol) => image.address(symbol),
    addressed,
    callee(symbol) {
      const fn = reached.functions.get(followed(program, symbol));
      return fn && { number: 0, fn };
    },
    unreadable: (symbol) => reached.unreadable.get(followed(program, symbol)),
    isSkipped: (symbol) => skipped.has(followed(program, symbol)),
    reason: () => 0,
  };
  for (const fn of reached.functions.values()) emitFunction(fn, context);
  return { addressed };
}
