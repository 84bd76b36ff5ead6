import type { Program, ProgramFunction } from '../form.ts';
import { interpret, type Limits } from './interpret.ts';
import { describeEvents, drawWord, pseudoWorld } from './pseudo-world.ts';

/** What a run showed: how it ended, what it returned, what others could see. */
export interface Behaviour {
  readonly end: string;
  readonly returned: readonly string[];
  readonly events: readonly string[];
}

type Runnable = Pick<Program, 'pointerWidth' | 'endian' | 'functions'>;

/** Arguments drawn by a seed: small numbers and addresses of memory that nothing else uses. */
function drawArguments(fn: ProgramFunction, seed: number): readonly bigint[] {
  return fn.parameters.map((id, index) => {
    const width = fn.widths[id] ?? 64;
    const key = `${fn.sourceName} ${index} ${seed}`;
    const small = drawWord(key, 8) < 2n;
    return BigInt.asUintN(
      width,
      small ? drawWord(`${key} small`, 2) : 0x2000_0000n + 64n * drawWord(`${key} far`, 16),
    );
  });
}

/** Runs a function on arguments and memory drawn by `seed`. `symbols` fixes the addresses of names. */
export function behaviour(
  program: Runnable,
  name: string,
  seed: number,
  symbols: readonly string[],
  limits: Limits = { steps: 20_000, events: 300 },
): Behaviour {
  const fn = program.functions.get(name);
  if (fn === undefined) throw new RangeError(name);
  const run = interpret(program, name, drawArguments(fn, seed), pseudoWorld(seed, symbols), limits);
  const events = describeEvents(run.events, program.endian);
  // A run that was cut short may have been cut within a group of byte accesses.
  const complete = run.end === 'limit' ? events.slice(0, 200) : events;
  return { end: run.end, returned: run.returned.map((word) => word.toString(16)), events: complete };
}
