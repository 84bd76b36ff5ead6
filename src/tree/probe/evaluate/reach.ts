import { ThpcheckError } from '../../../diagnostic/diagnostic.ts';
import type { Global, Program, ProgramFunction } from '../../../program/form.ts';
import type { LinkedProgram } from '../../../program/link.ts';
import { eachOperand } from '../../../program/traverse.ts';

/** What a set of functions can get at. */
export interface Reached {
  /** By linked name, in the order found. */
  readonly functions: ReadonlyMap<string, ProgramFunction>;
  readonly globals: ReadonlyMap<string, Global>;
  /** Functions that cannot be read, and why: a call of one stops the run. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Names of functions whose address is taken. */
  readonly addressed: ReadonlySet<string>;
}

/** The functions and variables that the given functions use, directly or not; those of `left` are not entered. */
export function reach(program: LinkedProgram, roots: readonly string[], left: ReadonlySet<string>): Reached {
  const functions = new Map<string, ProgramFunction>();
  const globals = new Map<string, Global>();
  const addressed = new Set<string>();
  const unreadable = new Map<string, string>();
  const waiting = [...roots];
  const mention = (symbol: string): void => {
    const name = followed(program, symbol);
    if (program.functions.has(name)) addressed.add(name);
    else if (!globals.has(name)) {
      const global = program.globals.get(name);
      if (global === undefined) return;
      globals.set(name, global);
      for (const { symbol: target } of global.relocations) mention(target);
    }
  };
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (functions.has(name) || left.has(name) || unreadable.has(name)) continue;
    const fn = read(name);
    if (fn === undefined) continue;
    functions.set(name, fn);
    for (const block of fn.blocks) {
      for (const { incoming } of block.phis)
        for (const { value } of incoming) if (value.kind === 'symbol') mention(value.symbol);
      for (const item of [...block.instructions, block.terminator]) {
        const callee = item.op === 'call' ? item.callee : undefined;
        eachOperand(item, (operand) => {
          if (operand.kind !== 'symbol') return;
          if (operand === callee) waiting.push(followed(program, operand.symbol));
          else mention(operand.symbol);
        });
      }
    }
    for (const one of addressed) waiting.push(one);
  }
  return { functions, globals, unreadable, addressed };

  function read(name: string): ProgramFunction | undefined {
    try {
      return program.resolve(name);
    } catch (error) {
      if (!(error instanceof ThpcheckError)) throw error;
      unreadable.set(name, error.diagnostic.what);
      return undefined;
    }
  }
}

/** The name behind an alias. */
export function followed(program: Program, symbol: string): string {
  return program.aliases.get(symbol)?.symbol ?? symbol;
}
