import type { CodeContext } from '../../transition/emit-expression.ts';
import { ExpressionEmitter } from '../../transition/emit-expression.ts';
import type { Expression } from '../../transition/form.ts';
import { emitSuccessors } from '../../transition/emit-successors.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { emitThese } from '../packed/emit-selection.ts';
import { copyWords } from '../packed/emit-state.ts';
import { pushMask, type KernelGroup } from './emit-gather.ts';
import type { KernelShape } from './emit-key.ts';
import { headerLocal, loadHeader, pushField, storeHeader } from './emit-key.ts';
import { emitProbe, loadCache, lookupLocals } from './emit-lookup.ts';
import { emitNumber, noNumber } from './emit-store.ts';
import type { FirstChoice, StateCondition } from './groups.ts';
import type { KeyField } from './key-layout.ts';
import {
  exclusive,
  fillStatus,
  flagged,
  header,
  listHead,
  listHeadBytes,
  mostFailed,
  tagShift,
} from './kernel-map.ts';
import type { Partition } from './partition.ts';

const { i32, i64 } = valueType;

/** What the steps and conditions of the cache are computed from. */
export interface Filling {
  readonly context: CodeContext;
  readonly partition: Partition;
  readonly fields: readonly KeyField[];
  readonly groups: readonly KernelGroup[];
  readonly fanOut: number;
  /** Bit of a rule in lists of conditions. */
  readonly ruleBits: ReadonlyMap<number, number>;
  /** The bit of the rule that a deadlock breaks. */
  readonly deadlock: number;
}

/**
 * Adds and exports `fill() -> status`: computes what `header.missing` says is missing for the state with the key in
 * `header.missingKey`, from its packed words, and puts it into the cache; see {@link fillStatus}. Exports `decode(low, high)` too,
 * which writes the packed state with a key to `map.state`.
 * @returns the number of `fill`.
 */
export function emitFill(module: ModuleBuilder, shape: KernelShape, filling: Filling): number {
  const { map } = shape;
  const decode = emitDecode(module, shape, filling);
  const deltas = emitDeltas(module, shape, filling);
  const copy = module.add([i32, i32], []);
  copyWords(copy.code, 0, 1, filling.context.layout.words);
  const broken = emitFailed(module, map.failed);
  const { index, code } = module.add([], [i32], 'fill');
  const key = code.local(i64);
  const mask = code.local(i64);
  const list = headerLocal(code, 'lists');
  const out = code.local();
  const status = code.local();
  const rules = code.local(i64);
  const count = code.local();
  const alone = code.local();
  const group = headerLocal(code, 'missing');
  const answer = (value: number): void => {
    code.constant(value);
    code.op('return');
  };
  loadHeader(code, 'cached');
  loadHeader(code, 'mostCached');
  code.op('i32GeU');
  code.get(list);
  code.constant(8 * filling.fanOut + 2 * listHeadBytes + 64);
  code.op('i32Add');
  code.constant(map.listsEnd);
  code.op('i32GtU', 'i32Or');
  code.branch(() => answer(fillStatus.crowded));
  code.constant(0);
  code.memory('i64Load', header.missingKey);
  code.tee(key);
  code.call(decode);
  code.constant(0, 0);
  code.memory('i32Store', header.failed);
  code.constant(0, 0);
  code.memory('i32Store', header.missing);
  const surroundings = { takenAddress: map.taken, broken, copy: copy.index };
  const known = new Map<number, number>();
  const steps = (process: number): number => {
    const successors = known.get(process) ?? emitSuccessors(module, filling.context, process, surroundings)!;
    known.set(process, successors);
    return successors;
  };
  const append = (successors: number): void => {
    code.constant(map.state);
    code.get(out);
    code.call(successors);
    code.set(out);
  };
  const choose = ([first, ...others]: readonly FirstChoice[]): void => {
    if (first === undefined) return;
    code.call(emitCondition(module, shape, filling, first.when));
    code.branch(
      () => {
        emitThese(module, filling.context, first.actions, surroundings).forEach(append);
        code.constant(exclusive);
        code.set(alone);
      },
      () => choose(others),
    );
  };
  const emitted = filling.groups.map((each, number) => ({ each, number }));
  const within = (level: number): void => {
    if (level === emitted.length) return;
    const { each, number } = emitted[level]!;
    code.get(group);
    code.constant(number + 1);
    code.op('i32Eq');
    code.branch(
      () => {
        pushMask(code, each, key);
        code.set(mask);
        const wanted = each.group;
        code.constant(map.successors);
        code.set(out);
        if (wanted.kind === 'process') {
          append(steps(wanted.process));
        } else if (wanted.kind === 'first' || wanted.kind === 'alone') {
          choose(wanted.kind === 'first' ? wanted.choices : [{ when: wanted.when, actions: [] }]);
        } else {
          code.call(emitConditions(module, shape, filling, wanted.conditions));
          code.set(rules);
        }
      },
      () => within(level + 1),
    );
  };
  within(0);
  code.get(rules);
  code.op('i64Eqz', 'i32Eqz');
  loadHeader(code, 'failed');
  code.op('i32Or');
  code.branch(() => {
    // A list with a head: its counts are 0 at first.
    code.get(list);
    code.constant64(0n);
    code.memory('i64Store');
    code.get(list, rules);
    code.memory('i64Store', listHeadBytes + listHead.rules);
    code.get(list);
    code.constant(listHeadBytes);
    code.op('i32Add');
    code.set(list);
    code.constant(flagged | 0);
    code.set(count);
    loadHeader(code, 'failed');
    code.branch(() => {
      storeHeader(code, 'failedList', list);
      code.constant(fillStatus.failed);
      code.set(status);
    });
  });
  const end = code.local();
  code.get(key, out, list);
  code.call(deltas);
  code.tee(end);
  code.op('i32Eqz');
  code.branch(() => {
    code.get(group);
    code.set(out);
    storeHeader(code, 'missing', out);
    answer(fillStatus.narrow);
  });
  code.get(count, end, list);
  code.op('i32Sub');
  code.constant(3);
  code.op('i32ShrU', 'i32Or');
  code.set(count);
  const cache = loadCache(code);
  const locals = lookupLocals(code);
  code.get(key, mask);
  code.op('i64And');
  code.get(group);
  code.op('i64ExtendI32U');
  code.constant64(BigInt(tagShift));
  code.op('i64Shl', 'i64Or');
  code.set(locals.tag);
  emitProbe(code, shape, cache, locals);
  code.get(locals.entry, locals.tag);
  code.memory('i64Store', map.cache);
  code.get(locals.entry, list, alone);
  code.op('i32Or');
  code.memory('i32Store', map.cache + 8);
  code.get(locals.entry, count);
  code.memory('i32Store', map.cache + 12);
  storeHeader(code, 'lists', end);
  code.constant(0);
  loadHeader(code, 'cached');
  code.constant(1);
  code.op('i32Add');
  code.memory('i32Store', header.cached);
  code.get(status);
  return index;
}

/** Adds and exports `decode(key)`: writes the packed state with a key to `map.state`. */
function emitDecode(
  module: ModuleBuilder,
  { map }: KernelShape,
  { context, partition, fields }: Filling,
): number {
  const { index, code } = module.add([i64], []);
  const words = Array.from({ length: context.layout.words }, () => code.local());
  const value = code.local();
  for (const [number, component] of partition.components.entries()) {
    pushField(code, fields[number]!, 0);
    code.constant(4 * component.words.length);
    code.op('i32Mul');
    code.set(value);
    for (const [at, { word }] of component.words.entries()) {
      code.get(words[word]!, value);
      code.memory('i32Load', map.stores[number]!.values + 4 * at);
      code.op('i32Or');
      code.set(words[word]!);
    }
  }
  for (const [word, local] of words.entries()) {
    code.constant(map.state);
    code.get(local);
    code.memory('i32Store', 4 * word);
  }
  const outside = module.add([i32, i32], [], 'decode').code;
  outside.get(0);
  outside.op('i64ExtendI32U');
  outside.get(1);
  outside.op('i64ExtendI32U');
  outside.constant64(32n);
  outside.op('i64Shl', 'i64Or');
  outside.call(index);
  return index;
}

/**
 * Adds the function `(key, end, list) -> end of the list`: for the successors at `map.successors` up to `end`, of the
 * state at `map.state` with that key, what they change in the key; 0 if a component has a value without a number.
 */
function emitDeltas(
  module: ModuleBuilder,
  { map }: KernelShape,
  { context, partition, fields }: Filling,
): number {
  const numbers = partition.components.map((component, number) =>
    emitNumber(module, number, component, {
      map: map.stores[number]!,
      news: partition.ofProcess.includes(number) || map.images.length > 0 ? 'told' : 'untold',
    }),
  );
  const { index, code } = module.add([i64, i32, i32], [i32]);
  const [key, end, list] = [0, 1, 2];
  const successor = code.local();
  const number = code.local();
  const delta = code.local(i64);
  code.constant(map.successors);
  code.set(successor);
  code.block((done) => {
    code.loop((next) => {
      code.get(successor, end);
      code.op('i32GeU');
      code.gotoIf(done);
      code.constant64(0n);
      code.set(delta);
      for (const [component, { words }] of partition.components.entries()) {
        for (const [at, { word, mask }] of words.entries()) {
          code.get(successor);
          code.memory('i32Load', 4 * word);
          code.constant(0);
          code.memory('i32Load', map.state + 4 * word);
          code.op('i32Xor');
          code.constant(mask);
          code.op('i32And');
          if (at > 0) code.op('i32Or');
        }
        code.branch(() => {
          const field = fields[component]!;
          code.get(successor);
          code.call(numbers[component]!);
          code.tee(number);
          code.constant(noNumber);
          code.op('i32Eq');
          code.branch(() => {
            code.constant(0);
            code.op('return');
          });
          code.get(number);
          pushField(code, field, key);
          code.op('i32Xor', 'i64ExtendI32U');
          code.constant64(BigInt(field.half === 'low' ? field.shift : 32 + field.shift));
          code.op('i64Shl');
          code.get(delta);
          code.op('i64Xor');
          code.set(delta);
        });
      }
      code.get(list, delta);
      code.memory('i64Store');
      code.get(list);
      code.constant(8);
      code.op('i32Add');
      code.set(list);
      code.get(successor);
      code.constant(4 * context.layout.words);
      code.op('i32Add');
      code.set(successor);
      code.goto(next);
    });
  });
  code.get(list);
  return index;
}

/** Adds a function `() -> value`: of an expression in the state at `map.state`. */
function emitCondition(
  module: ModuleBuilder,
  { map }: KernelShape,
  { context }: Filling,
  condition: Expression,
): number {
  const { index, code } = module.add([], [i32]);
  const words = Array.from({ length: context.layout.words }, (_, word) => {
    const local = code.local();
    code.constant(map.state);
    code.memory('i32Load', 4 * word);
    code.set(local);
    return local;
  });
  new ExpressionEmitter(context, code, words).push(condition);
  return index;
}

/** Adds a function `() -> rules`: evaluates conditions on the state at `map.state`, and notes what is reached. */
function emitConditions(
  module: ModuleBuilder,
  { map }: KernelShape,
  { context, ruleBits }: Filling,
  conditions: readonly StateCondition[],
): number {
  const { index, code } = module.add([], [i64]);
  const words = Array.from({ length: context.layout.words }, (_, word) => {
    const local = code.local();
    code.constant(map.state);
    code.memory('i32Load', 4 * word);
    code.set(local);
    return local;
  });
  const emitter = new ExpressionEmitter(context, code, words);
  const rules = code.local(i64);
  for (const each of conditions) {
    emitter.push(each.condition);
    if (each.kind === 'sometimes') {
      code.branch(() => {
        code.constant(0, 1);
        code.memory('i32Store8', map.reached + each.number);
      });
      continue;
    }
    code.op('i32Eqz');
    code.branch(() => {
      code.get(rules);
      code.constant64(1n << BigInt(ruleBits.get(each.rule)!));
      code.op('i64Or');
      code.set(rules);
    });
  }
  code.get(rules);
  return index;
}

/** Adds a function `(rule, action)` that appends to the list at an address, whose length is in `header.failed`. */
function emitFailed(module: ModuleBuilder, list: number): number {
  const { index, code } = module.add([i32, i32], []);
  const count = headerLocal(code, 'failed');
  code.get(count);
  code.constant(mostFailed);
  code.op('i32LtU');
  code.branch(() => {
    for (const parameter of [0, 1]) {
      code.get(count);
      code.constant(3);
      code.op('i32Shl');
      code.get(parameter);
      code.memory('i32Store', list + 4 * parameter);
    }
    code.constant(0);
    code.get(count);
    code.constant(1);
    code.op('i32Add');
    code.memory('i32Store', header.failed);
  });
  return index;
}
