import * as fc from 'fast-check';
import type { Program, Width } from '../../program/form.ts';
import { ProgramBuilder } from '../../program/builder.ts';
import type { FunctionBuilder } from '../../program/function-builder.ts';
import { constantOf } from '../../program/operand.ts';
import { dataBytes, maximumOutputs, RandomBody, type Step } from './random-body.ts';

/** The choices that make a random program. */
export interface Recipe {
  readonly pointerWidth: 32 | 64;
  readonly steps: readonly Step[];
  readonly arguments: readonly number[];
  readonly image: Uint8Array;
}

const number = fc.nat({ max: 0x7fffffff });

/** Recipes of random programs. */
export const anyRecipe: fc.Arbitrary<Recipe> = fc.record({
  pointerWidth: fc.constantFrom(32, 64),
  steps: fc.array(fc.tuple(number, number, number, number, number), {
    minLength: 1,
    maxLength: 60,
    size: 'max',
  }),
  arguments: fc.array(fc.integer(), { minLength: 4, maxLength: 4 }),
  image: fc.uint8Array({ minLength: dataBytes, maxLength: dataBytes }),
});

const mixed = { parameters: [64, 33, 1, 32], returns: [64, 33, 1, 32, 64] } as const;
type Mixed = Parameters<Parameters<ProgramBuilder['function']>[2]>;

/** A function with results of several widths, which reads and writes memory between them. */
function mingle(...[b, a, c, flag, d]: Mixed): void {
  const old = b.load(64, 'data');
  const sum = b.binary('add', old, a as never);
  b.store(64, b.symbol('data', 8), sum);
  const wide = b.binary('xor', b.convert('trunc', 33, sum), c as never);
  const counted = b.rmw('add', 32, b.symbol('data', 16), d as never);
  b.return(sum, wide, b.compare('eq', flag as never, 0), counted, b.select(flag as never, old, sum));
}

/** As {@link mingle}, through calls of it and of itself, with words that must survive them on its stack. */
function deepen(...[b, a, c, flag, d]: Mixed): void {
  const slot = b.alloca(24);
  b.store(64, slot, a as never);
  const first = b.call('mingle', [a, c, flag, d] as never, mixed.returns) as never[];
  b.store(32, b.offset(slot, 8), first[3] as never);
  const depth = b.binary('and', d as never, 3);
  const less = b.binary('sub', depth, 1);
  const [inner, after] = [b.block(), b.block()];
  const before = b.current;
  b.branch(b.compare('ne', depth, 0), inner, after);
  b.at(inner);
  const second = b.call('deepen', [first[0], first[1], first[2], less] as never, mixed.returns) as never[];
  const end = b.current;
  b.jump(after);
  b.at(after);
  const wide = b.phi(64, [[before, first[4] as never], [end, second[0] as never]]); // prettier-ignore
  const kept = b.load(64, slot);
  const narrow = b.load(32, b.offset(slot, 8));
  b.return(b.binary('add', kept, wide), first[1] as never, flag as never, narrow, wide);
}

function entry(b: FunctionBuilder, recipe: Recipe): void {
  const [n0 = 0, n1 = 0, n2 = 0, n3 = 0] = recipe.arguments;
  const constants: readonly (readonly [Width, number, number])[] = [
    [64, n0, n1],
    [32, n2, 0],
    [1, n3, 0],
    [33, n3, n0],
    [16, n1, 0],
  ];
  // Through memory, so that nothing is known of them when code is generated.
  const slot = b.alloca(8);
  const given = constants.map(([width, lo, hi]) => {
    b.store(64, slot, constantOf(64, lo, hi));
    const word = b.load(64, slot);
    return [width, width === 64 ? word : b.convert('trunc', width, word)] as const;
  });
  const body = new RandomBody(b, recipe.pointerWidth, given);
  body.run(recipe.steps);
  body.putOut();
  b.return();
}

/**
 * The program of a recipe: `entry` computes, accesses `data` and `scratch`, and puts its words out to `out`.
 * `watching` makes a `setup` that has every access of `data` stop the CPU.
 */
export function buildRecipe(recipe: Recipe): Program {
  const builder = new ProgramBuilder({ pointerWidth: recipe.pointerWidth });
  builder
    .global('data', dataBytes, { image: recipe.image })
    .global('scratch', dataBytes, { image: recipe.image });
  builder.global('out', maximumOutputs * 8).global('name', 8, { image: Uint8Array.of(0x78) });
  builder.function('mingle', mixed, mingle).function('deepen', mixed, deepen);
  builder.function('entry', {}, (b) => entry(b, recipe));
  builder.function('watch_data', {}, (b) => {
    const size = constantOf(recipe.pointerWidth, dataBytes, 0);
    b.call('thpcheck_watch', [b.symbol('data'), size, b.symbol('name')]);
    b.return();
  });
  return builder.build();
}
