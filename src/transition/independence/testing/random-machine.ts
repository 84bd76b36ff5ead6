import * as fc from 'fast-check';
import { add, all, and, any, eq, expressionOf, lt, ne, not } from '../../expression.ts';
import type { Action, Expression, Process, Statement, TransitionSystem, Variable } from '../../form.ts';
import { action, assign, read, systemOf } from '../../testing/small-systems.ts';

/** What a machine does that does not go well with holding as much as one can; nothing, most of the time. */
type Offence = 'none' | 'conditions' | 'guards' | 'branches' | 'values' | 'drops';

interface Shape {
  readonly cpus: number;
  readonly locks: number;
  readonly shared: number;
  /** What hardware may drop at any time. */
  readonly slots: number;
  readonly offence: Offence;
  /** `in order`: every CPU takes a lock before it gives it back, on its way from the first counter to the last. */
  readonly locking: 'in order' | 'any';
}

const counters = 5;
const values = 3;

const shape: fc.Arbitrary<Shape> = fc.record({
  cpus: fc.integer({ min: 1, max: 3 }),
  locks: fc.integer({ min: 0, max: 1 }),
  shared: fc.integer({ min: 1, max: 3 }),
  slots: fc.integer({ min: 0, max: 3 }),
  locking: fc.constantFrom<Shape['locking']>('in order', 'any'),
  offence: fc.constantFrom<Offence>('none', 'none', 'conditions', 'guards', 'branches', 'values', 'drops'),
});

const numbered = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => first + at);

/** The variables of a machine: counters of CPUs, locks, shared memory, slots, and one local for each CPU. */
class Parts {
  readonly shape: Shape;
  readonly locks: readonly number[];
  readonly shared: readonly number[];
  readonly slots: readonly number[];
  readonly locals: readonly number[];

  constructor(one: Shape) {
    this.shape = one;
    this.locks = numbered(one.cpus, one.locks);
    this.shared = numbered(one.cpus + one.locks, one.shared);
    this.slots = numbered(one.cpus + one.locks + one.shared, one.slots);
    this.locals = numbered(one.cpus + one.locks + one.shared + one.slots, one.cpus);
  }

  variables(): readonly Variable[] {
    const some = (name: string, count: number, of: number): readonly Variable[] =>
      numbered(0, count).map((at) => ({ name: `${name}${at}`, values: of, initial: 0 }));
    const { cpus, locks, shared, slots } = this.shape;
    return [
      ...some('pc', cpus, counters),
      ...some('lock', locks, values),
      ...some('shared', shared, values),
      ...some('slot', slots, values),
      ...some('local', cpus, values),
    ];
  }

  /** The slots, if the machine offends in that way. */
  slotsIf(offence: Offence): readonly number[] {
    return this.shape.offence === offence ? this.slots : [];
  }
}

const value = fc.integer({ min: 0, max: values - 1 });

function comparison(of: readonly number[]): fc.Arbitrary<Expression> {
  return fc
    .tuple(fc.constantFrom(...of), value, fc.nat({ max: 3 }))
    .map(([variable, with_, way]): Expression => {
      if (way === 0) return ne(read(variable), with_);
      if (way === 1) return lt(read(variable), with_ + 1);
      return eq(read(variable), with_);
    });
}

/** A condition that something is held, and that memory has some value. */
function holding(parts: Parts): fc.Arbitrary<Expression> {
  const filled = fc
    .tuple(fc.constantFrom(...parts.slots), value)
    .map(([slot, x]) => (x === 0 ? ne(read(slot), 0) : eq(read(slot), x)));
  return fc
    .tuple(filled, filled, comparison([...parts.shared, ...parts.locks]), fc.nat({ max: 3 }))
    .map(([a, b, c, way]) => (way === 0 ? all(a, b) : way === 1 ? any(all(a, c), b) : all(a, c)));
}

/** A condition on the state of hardware and memory, for what has to be true or for what has to be reached. */
function condition(parts: Parts, purpose: 'demanded' | 'reached'): fc.Arbitrary<Expression> {
  if (parts.shape.offence !== 'conditions' && parts.slots.length > 0) {
    return holding(parts).map((each) => (purpose === 'demanded' ? not(each) : each));
  }
  const of = [...parts.shared, ...parts.slots, ...parts.locks];
  return fc
    .tuple(comparison(of), comparison(of), fc.nat({ max: 3 }))
    .map(([a, b, way]) => (way === 0 ? a : way === 1 ? not(all(a, b)) : way === 2 ? any(a, b) : all(a, b)));
}

/** Many rules of each kind, so that each one says something of its own. */
const most = 6;
const rules = [
  { id: 'deadlock', message: 'nothing moves' },
  ...['check', 'invariant', 'final'].flatMap((id) =>
    numbered(0, most).map((at) => ({ id: `${id} ${at}`, message: 'is broken' })),
  ),
];

function check(parts: Parts): fc.Arbitrary<Statement> {
  return fc
    .tuple(condition(parts, 'demanded'), fc.integer({ min: 1, max: most }))
    .map(([each, rule]): Statement => ({ kind: 'check', condition: each, rule }));
}

function branch(parts: Parts, of: readonly number[]): fc.Arbitrary<Statement> {
  return fc.tuple(comparison(of), fc.constantFrom(...parts.shared), value).map(([each, v, x]): Statement => ({
    kind: 'if',
    condition: each,
    then: [assign(v, x)],
    otherwise: [],
  }));
}

/** Something that a CPU does to memory, and to slots. */
function effectOf(parts: Parts, cpu: number): fc.Arbitrary<Statement> {
  const local = parts.locals[cpu]!;
  const { shared, slots } = parts;
  const target = fc.constantFrom(...shared);
  const known = [local, ...shared];
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(target, value).map(([v, x]) => assign(v, x)) },
    { weight: 2, arbitrary: value.map((x) => assign(local, x)) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...known, ...parts.slotsIf('values')).map((v) => assign(local, read(v))),
    },
    { weight: 1, arbitrary: target.map((v) => assign(v, read(local))) },
    { weight: 1, arbitrary: check(parts) },
    { weight: 2, arbitrary: branch(parts, [...known, ...parts.slotsIf('branches')]) },
    ...slots.map((slot) => ({ weight: 1, arbitrary: fc.constant(assign(slot, 0)) })),
  );
}

function guardOf(parts: Parts, cpu: number): fc.Arbitrary<Expression | undefined> {
  const known = [parts.locals[cpu]!, ...parts.shared, ...parts.slotsIf('guards')];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: comparison(known) },
  );
}

interface CpuStep {
  readonly cpu: number;
  readonly from: number;
  readonly to: number;
  readonly body: readonly Statement[];
  readonly guards: readonly (Expression | undefined)[];
}

function cpuStep({ cpu, from, to, body, guards }: CpuStep): Action {
  const present = guards.filter((guard) => guard !== undefined);
  return action(cpu, `step of ${cpu}`, [...body, assign(cpu, to)], {
    pc: from,
    ...(present.length === 0 ? {} : { guard: all(...present) }),
  });
}

/** The steps of a CPU, in no order; most lead forward. */
function anySteps(parts: Parts, cpu: number): fc.Arbitrary<readonly Action[]> {
  const { locks } = parts;
  const effect = fc.oneof(
    { weight: 8, arbitrary: effectOf(parts, cpu) },
    ...locks.map((lock) => ({ weight: 2, arbitrary: fc.constant(assign(lock, 0)) })),
  );
  const lock = fc.constantFrom(...locks.flatMap((each) => [each, undefined, undefined]), undefined);
  const step = fc
    .record({
      from: fc.nat({ max: counters - 2 }),
      way: fc.nat({ max: 9 }),
      effects: fc.array(effect, { maxLength: 2 }),
      guard: guardOf(parts, cpu),
      taken: lock,
      waits: fc.nat({ max: 5 }).map((one) => one > 0),
    })
    .map(({ from, way, effects, guard, taken, waits }) => {
      const to = way === 0 ? 0 : Math.min(counters - 1, from + 1 + (way === 1 ? 1 : 0));
      const takes = taken === undefined ? [] : [assign(taken, 1 + (cpu % 2))];
      const free = taken === undefined || !waits ? undefined : eq(read(taken), 0);
      return cpuStep({ cpu, from, to, body: [...takes, ...effects], guards: [free, guard] });
    });
  return fc.array(step, { minLength: 3, maxLength: 7 });
}

/** The steps of a CPU from counter to counter, with a lock from one of them to a later one. */
function orderlySteps(parts: Parts, cpu: number): fc.Arbitrary<readonly Action[]> {
  const lock = parts.locks[0];
  if (lock === undefined) return anySteps(parts, cpu);
  const effects = fc.array(effectOf(parts, cpu), { maxLength: 2 });
  return fc
    .record({
      takes: fc.nat({ max: counters - 3 }),
      length: fc.integer({ min: 1, max: 2 }),
      steps: fc.tuple(...numbered(0, counters - 1).map(() => fc.tuple(effects, guardOf(parts, cpu)))),
      more: fc.array(fc.tuple(fc.nat({ max: counters - 2 }), effects), { maxLength: 2 }),
    })
    .map(({ takes, length, steps, more }) => {
      const gives = Math.min(counters - 2, takes + length);
      const stepAt = (from: number, body: readonly Statement[], guard: Expression | undefined): Action =>
        cpuStep({
          cpu,
          from,
          to: from + 1,
          body: [
            ...(from === takes ? [assign(lock, 1 + (cpu % 2))] : []),
            ...body,
            ...(from === gives ? [assign(lock, 0)] : []),
          ],
          guards: [from === takes ? eq(read(lock), 0) : undefined, guard],
        });
      return [
        ...steps.map(([body, guard], from) => stepAt(from, body, from === takes ? undefined : guard)),
        ...more.map(([from, body]) => stepAt(from, body, undefined)),
      ];
    });
}

/** A step of hardware that fills a slot, from memory or from another slot; sometimes it does more. */
function load(parts: Parts, slot: number): fc.Arbitrary<Action> {
  const { shared, slots } = parts;
  const sources = [...shared, ...slots];
  const needs = fc.oneof(
    { weight: 4, arbitrary: fc.constant(eq(read(slot), 0)) },
    { weight: 1, arbitrary: value.map((x) => ne(read(slot), x)) },
    { weight: 1, arbitrary: comparison([slot]) },
  );
  const loaded = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: values - 1 }).map((x) => expressionOf(x)) },
    { weight: 2, arbitrary: fc.constantFrom(...shared).map(read) },
    { weight: 1, arbitrary: fc.constantFrom(...slots).map(read) },
    { weight: 1, arbitrary: fc.constantFrom(...sources).map((v) => and(add(read(v), 1), 1)) },
  );
  const target = fc.constantFrom(...shared);
  const extra: fc.Arbitrary<Statement> = fc.oneof(
    { weight: 2, arbitrary: fc.tuple(target, value).map(([v, x]) => assign(v, x)) },
    { weight: 2, arbitrary: check(parts) },
    ...parts
      .slotsIf('values')
      .map((v) => ({ weight: 1, arbitrary: target.map((to) => assign(to, read(v))) })),
    ...(parts.shape.offence === 'branches' ? [{ weight: 2, arbitrary: branch(parts, sources) }] : []),
  );
  const extras = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(extra, { minLength: 1, maxLength: 2 }) },
  );
  const when = fc.option(
    fc.oneof(
      { weight: 3, arbitrary: comparison(sources) },
      { weight: 1, arbitrary: fc.tuple(comparison(slots), comparison(shared)).map(([a, b]) => any(a, b)) },
    ),
  );
  return fc.tuple(needs, when, loaded, extras, extras).map(([empty, also, what, before, after]) =>
    action(parts.shape.cpus, `fill ${slot}`, [...before, assign(slot, what), ...after], {
      guard: also === null ? empty : all(empty, also),
    }),
  );
}

/** The step that drops a slot. */
function drop(parts: Parts, slot: number): fc.Arbitrary<Action> {
  const guards = parts.slotsIf('drops').length === 0 ? [0] : [0, 1, 2];
  return fc.constantFrom(...guards).map((x) =>
    action(parts.shape.cpus, `drop ${slot}`, [assign(slot, 0)], {
      guard: x === 0 ? read(slot) : eq(read(slot), x),
    }),
  );
}

/**
 * Random machines of CPUs, locks, memory, and slots that hardware fills and drops at any time; most are small enough
 * to be searched without a limit.
 */
export const randomMachine: fc.Arbitrary<TransitionSystem> = shape.chain((one) => {
  const parts = new Parts(one);
  const { cpus } = one;
  const processes: readonly Process[] = [
    ...numbered(0, cpus).map((cpu): Process => ({
      name: `CPU${cpu}`,
      path: 'path',
      kind: 'cpu',
      lane: cpu,
      pc: cpu,
      end: counters - 1,
    })),
    { name: 'hardware', path: '', kind: 'hardware', lane: 0 },
  ];
  return fc
    .record({
      steps: fc.tuple(
        ...numbered(0, cpus).map((cpu) =>
          one.locking === 'any' ? anySteps(parts, cpu) : orderlySteps(parts, cpu),
        ),
      ),
      loads: fc.tuple(
        ...parts.slots.map((slot) => fc.array(load(parts, slot), { minLength: 1, maxLength: 3 })),
      ),
      drops: fc.tuple(...parts.slots.map((slot) => drop(parts, slot))),
      invariants: fc.array(condition(parts, 'demanded'), { maxLength: most }),
      finals: fc.array(condition(parts, 'demanded'), { maxLength: 2 }),
      sometimes: fc.array(condition(parts, 'reached'), { maxLength: most }),
    })
    .map(({ steps, loads, drops, invariants, finals, sometimes }) =>
      systemOf({
        name: 'random machine',
        variables: parts.variables(),
        processes,
        actions: [...steps.flat(), ...loads.flat(), ...drops],
        rules,
        invariants: invariants.map((each, at) => ({ rule: 1 + most + at, condition: each })),
        finals: finals.map((each, at) => ({ rule: 1 + 2 * most + at, condition: each })),
        sometimes: sometimes.map((each, at) => ({ name: `sometimes ${at}`, condition: each })),
      }),
    );
});
