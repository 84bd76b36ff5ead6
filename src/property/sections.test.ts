import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../program/builder.ts';
import type { FunctionBuilder } from '../program/function-builder.ts';
import { runSearch } from '../engine/search.ts';
import type { FlatMachine } from '../machine/flat-machine.ts';
import { flatMachine, readWord, runCpu } from '../machine/testing/flat-program.ts';

type Body = (b: FunctionBuilder) => void;

const section = (operation: 'enter' | 'leave' | 'lock' | 'unlock', at: number): Body => {
  return (b) => void b.call(`thpcheck_${operation}`, [b.symbol('locks', at)]);
};
const interrupts =
  (operation: 'irq.disable' | 'irq.enable'): Body =>
  (b) =>
    void b.intrinsic(operation, 32, []);
const add: Body = (b) => void b.rmw('add', 32, 'word', 1);
const store =
  (value: number): Body =>
  (b) =>
    b.store(32, 'word', value);
const note = (at: number): Body => {
  return (b) => b.store(32, b.symbol('seen', at), b.load(32, 'word'));
};

/** A machine whose CPUs run the bodies; `locks` are the interrupt locks. Reset until nothing is widened. */
function machineOf(...paths: readonly (readonly Body[])[]): FlatMachine {
  const builder = new ProgramBuilder({ pointerWidth: 32 })
    .global('locks', 4 * paths.length)
    .global('word', 4)
    .global('seen', 16);
  paths.forEach((bodies, cpu) =>
    builder.function(`cpu${cpu}`, {}, (b) => {
      for (const body of bodies) body(b);
      b.return();
    }),
  );
  builder.function('finish', {}, (b) => {
    for (const at of [0, 4])
      b.call('thpcheck_outcome', [b.symbol('word', 0), b.load(32, b.symbol('seen', at))]);
    b.return();
  });
  const entries = paths.map((_, cpu) => `cpu${cpu}`);
  return flatMachine(builder.build(), entries, { interruptLocks: 'locks' });
}

/** What CPU 1 has read. */
const seen = (outcomes: readonly string[]): ReadonlySet<string> =>
  new Set(outcomes.map((text) => text.replaceAll(/[^=\s]*=/g, '').split(' ')[0] ?? ''));

describe('a section that holds others back', () => {
  it('is invisible while nobody else uses its word', () => {
    const machine = machineOf([section('enter', 0), store(1), section('leave', 0)], [note(0)]);
    machine.reset();
    machine.reset();
    expect(runCpu(machine, 0)).toEqual(['finished']);
  });

  it('is visible, and waited for, once another CPU locks the word', () => {
    const machine = machineOf(
      [section('enter', 0), store(1), section('leave', 0)],
      [section('lock', 0), note(0), section('unlock', 0)],
    );
    machine.reset();
    machine.reset();
    machine.step(0);
    expect(readWord(machine, 'locks')).toBe(1);
    expect(machine.enabled()).toBe(0b01);
    machine.step(0);
    expect([readWord(machine, 'locks'), machine.enabled()]).toEqual([0, 0b10]);
  });

  it.each(['dpor', 'dfs', 'bfs', 'reference'] as const)('%s never sees its inside', async (engine) => {
    const machine = machineOf(
      [section('enter', 0), store(1), store(2), section('leave', 0)],
      [section('lock', 0), note(0), section('unlock', 0)],
    );
    const { outcomes, completion } = await runSearch(machine, { engine });
    expect(completion.kind).toBe('complete');
    expect(seen(outcomes)).toEqual(new Set(['0', '2']));
  });
});

describe('an interrupt', () => {
  const handler = [section('lock', 0), note(0), section('unlock', 0)];

  it.each(['dpor', 'dfs', 'bfs', 'reference'] as const)(
    '%s: waits for a CPU that has interrupts off',
    async (engine) => {
      const machine = machineOf(
        [interrupts('irq.disable'), store(1), store(2), interrupts('irq.enable')],
        handler,
      );
      const { outcomes } = await runSearch(machine, { engine });
      expect(seen(outcomes)).toEqual(new Set(['0', '2']));
    },
  );

  it('does not wait for one that has them on', async () => {
    const { outcomes } = await runSearch(machineOf([store(1), store(2)], handler), { engine: 'dpor' });
    expect(outcomes.length).toBe(3);
  });

  it('that two CPUs send each other with interrupts off is a deadlock', async () => {
    const send = (to: number): Body[] => [
      interrupts('irq.disable'),
      section('lock', to),
      section('unlock', to),
      interrupts('irq.enable'),
    ];
    const { violations } = await runSearch(machineOf(send(4), send(0)), { engine: 'dpor' });
    expect(violations.map(({ violation }) => violation.rule)).toEqual(['deadlock']);
  });

  it('of nobody leaves disabling invisible', () => {
    const machine = machineOf([interrupts('irq.disable'), add, interrupts('irq.enable')], [add]);
    machine.reset();
    machine.reset();
    expect(runCpu(machine, 0)).toEqual(['finished']);
  });
});
