import { expect, it } from 'vitest';
import { ProgramBuilder } from '../program/builder.ts';
import { compileToy, entriesOf } from './testing/compile-toy.ts';
import { flatMachine, wordOf, readWord } from './testing/flat-program.ts';
import { free, load, lock, store, unlock, cas } from './testing/toy-program.ts';
import { constantOf } from '../program/operand.ts';

it('B1 parked use after free', () => {
  const toy = { variables: 2, agents: [[load(0, 0)], [free(0), store(1, 1)]] };
  const m = flatMachine(compileToy(toy), entriesOf(toy));
  m.reset();
  m.sharing.share(wordOf(m, 'variables')); m.reset();
  console.log('B1', m.enabled(), m.step(1), m.enabled(), m.step(0), m.takeViolations());
});
it('B1b double free', () => {
  const toy = { variables: 2, agents: [[free(0)], [free(0)]] };
  const m = flatMachine(compileToy(toy), entriesOf(toy));
  m.reset();
  console.log('B1b', m.enabled(), m.step(1), m.enabled(), m.step(0), m.takeViolations());
});
it('B2 lock widening', () => {
  // CPU0 reads the lock word; CPU1 locks it only after x is set by CPU0 later
  const toy = { variables: 2, agents: [[load(0, 0), load(1,1)], [store(1,1), lock(0), unlock(0)]] };
  const m = flatMachine(compileToy(toy), entriesOf(toy));
  m.reset();
  console.log('B2', m.enabled(), m.step(1), m.sharing.shared[wordOf(m,'variables')]);
});
it('B4 null', () => {
  for (const pointerWidth of [32, 64] as const) {
    const b = new ProgramBuilder({ pointerWidth }).function('cpu0', {}, (f) => { f.load(32, constantOf(pointerWidth, 16, 0)); f.return(); });
    const m = flatMachine(b.build(), ['cpu0']);
    m.reset();
    console.log('B4', m.takeViolations());
  }
});
it('B5 undefined global', () => {
    const b = new ProgramBuilder().global('g', 4, { external: true }).function('cpu0', {}, (f) => { f.load(32, 'g'); f.return(); });
    const m = flatMachine(b.build(), ['cpu0']);
    m.reset();
    console.log('B5', m.takeViolations(), m.unmodelled());
});
it('B6 recursion', () => {
    const b = new ProgramBuilder().function('cpu0', {}, (f) => { f.call('cpu0'); f.return(); });
    const m = flatMachine(b.build(), ['cpu0']);
    try { m.reset(); } catch (e) { console.log('B6', String(e)); }
    console.log('B6', m.takeViolations(), m.unmodelled());
});
it('B7 names', () => {
  for (const name of ['delete', 'R', 'M', 'F', 'X', 'eval', 'v0']) {
    const b = new ProgramBuilder().global('g', 4).function(name, { parameters: [32], returns: [32]}, (f, a) => { f.store(32, 'g', a!); const [x] = f.call('other', [], [32]); f.return(x!); })
     .function('other', {returns: [32]}, (f) => { f.return(7); })
     .function('cpu0', {}, (f) => { const [x] = f.call(name, [f.word(32, 5)], [32]); f.store(32, 'g', x!); f.return(); });
    const m = flatMachine(b.build(), ['cpu0']);
    try { m.reset(); console.log('B7', name, readWord(m, 'g'), m.takeViolations()); } catch (e) { console.log('B7', name, String(e)); }
  }
});
it('B8 fuel', () => {
    const b = new ProgramBuilder();
    const l = b.location('a.c', 3, 'spin');
    b.function('spin', {}, (f) => { f.from(l); const x = f.block(); f.jump(x); f.at(x); f.jump(x); });
    b.function('cpu0', {}, (f) => { f.from(b.location('a.c', 9, 'cpu0')); f.call('spin'); f.return(); });
    const m = flatMachine(b.build(), ['cpu0']);
    const t = performance.now();
    m.reset();
    console.log('B8', m.takeViolations(), m.unmodelled(), performance.now() - t);
});
it('B9 keys', () => {
    const b = new ProgramBuilder().global('g', 4);
    const l1 = b.location('a.c', 3, 'cpu0'), l2 = b.location('a.c', 4, 'cpu0');
    b.function('cpu0', {}, (f) => { f.from(l1); f.intrinsic('warn', 0); f.from(l2); f.intrinsic('warn', 0); f.return(); });
    const m = flatMachine(b.build(), ['cpu0']);
    m.reset();
    console.log('B9', m.takeViolations());
});
it('B12 undo overflow', () => {
    const b = new ProgramBuilder().global('g', 4).global('x', 4);
    b.function('cpu0', {}, (f) => { f.load(32, 'x'); 
      const before = f.current; const [head, body, after] = [f.block(), f.block(), f.block()]; f.jump(head); f.at(head);
      const i = f.phi(32, [[before, 0]]); f.branch(f.compare('ult', i, 1_500_000), body, after);
      f.at(body); const n = f.binary('add', i, 1); f.store(32, 'g', n); f.incoming(i, body, n); f.jump(head); f.at(after); f.return(); });
    b.function('cpu1', {}, (f) => { f.store(32, 'x', 1); f.return(); });
    const m = flatMachine(b.build(), ['cpu0', 'cpu1']);
    m.reset();
    const mark = m.mark();
    console.log('B12', m.step(0), readWord(m, 'g'));
    m.undo(mark);
    console.log('B12', readWord(m, 'g'));
});
