import { lock, load, add, store, unlock } from '../../src/engine/testing/toy-program.ts';
import type { ToyProgram } from '../../src/engine/testing/toy-program.ts';
import type { FlatMachine } from '../../src/machine/flat-machine.ts';
import { flatMachine } from '../../src/machine/testing/flat-program.ts';
import { ProgramBuilder } from '../../src/program/builder.ts';

/*
 * Three CPUs; each takes one lock, then reads, adds to and writes each of 512 words, then gives the lock back. This is
 * the shape of the loops over a page table that most transitions of the kernel scenarios come from: 3! = 6 executions.
 */
const cpus = 3;
const words = 512;

/** The program as one of the toy machine, its loop unrolled. */
export function toyLoops(): ToyProgram {
  const body = Array.from({ length: words }, (_, i) => [
    load(0, 1 + i),
    add(1 + words + i, 1),
    store(1 + i, i),
  ]);
  const agent = [lock(0), ...body.flat(), unlock(0)];
  return { variables: 1 + 2 * words, agents: Array.from({ length: cpus }, () => agent) };
}

/** The program on the machine that runs kernel code. */
export function flatLoops(): FlatMachine {
  const builder = new ProgramBuilder();
  builder
    .global('lock', 4)
    .global('entries', words * 8)
    .global('counts', words * 64);
  builder.function('cpu', {}, (b) => {
    const [entry, loop, done] = [b.current, b.block(), b.block()];
    b.call('thpcheck_lock', [b.symbol('lock')]);
    b.jump(loop);
    b.at(loop);
    const index = b.phi(64, [[entry, 0]]);
    const slot = b.offset('entries', 0, index, 8);
    b.load(64, slot, { ordering: 'once' });
    b.rmw('add', 32, b.offset('counts', 0, index, 64), 1);
    b.store(64, slot, index, { ordering: 'once' });
    const next = b.binary('add', index, 1);
    b.incoming(index, loop, next);
    b.branch(b.compare('ult', next, words), loop, done);
    b.at(done);
    b.call('thpcheck_unlock', [b.symbol('lock')]);
    b.return();
  });
  return flatMachine(
    builder.build(),
    Array.from({ length: cpus }, () => 'cpu'),
  );
}
