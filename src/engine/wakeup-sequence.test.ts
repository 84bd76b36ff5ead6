import { describe, expect, it } from 'vitest';
import type { Access, AccessClass } from '../machine/explorable.ts';
import { accessClass } from '../machine/explorable.ts';
import { EventOrder } from './event-order.ts';
import { WakeupSequence } from './wakeup-sequence.ts';
import { WakeupTrees } from './wakeup-trees.ts';

const { read, write } = accessClass;
const x = 0;
const y = 1;
const at = (kind: AccessClass, word: number): Access => ({ class: kind, word, count: 1 });

/** Agent 0 writes x, agent 1 writes y, agent 2 reads x, agent 3 reads y; the race is between the first and the third. */
function race(): WakeupSequence {
  const order = new EventOrder(2, 6);
  order.push(0, at(write, x));
  order.push(1, at(write, y));
  order.push(2, at(read, x));
  order.push(3, at(read, y));
  const sequence = new WakeupSequence(order);
  sequence.collect(0, 2, at(read, x), 0);
  return sequence;
}

/** The tree as text: agents, children in brackets. */
function text(trees: WakeupTrees, first: number): string {
  const nodes: string[] = [];
  for (let node = first; node !== 0; node = trees.siblings[node]!) {
    const children = text(trees, trees.children[node]!);
    nodes.push(`${trees.agents[node]}${children === '' ? '' : `(${children})`}`);
  }
  return nodes.join(' ');
}

describe('the sequence that reverses a race', () => {
  it('is the racing access alone if it needs nothing else', () => {
    const trees = new WakeupTrees();
    expect(text(trees, race().insert(trees, 0))).toBe('2');
  });

  it('takes in what keeps an agent from sleeping on, and what that needs', () => {
    const trees = new WakeupTrees();
    const sequence = race();
    sequence.need(sequence.meet(4, at(read, y)));
    expect(text(trees, sequence.insert(trees, 0))).toBe('2(1)');
    const other = race();
    const met = other.meet(4, at(write, x));
    expect(met).toBeGreaterThanOrEqual(0);
    other.need(met);
    expect(text(trees, other.insert(trees, 0))).toBe('2');
  });

  it('may begin with an agent that nothing is in the way of', () => {
    const sequence = race();
    expect(sequence.meet(4, at(read, x))).toBeLessThan(0);
    expect(sequence.meet(1, at(write, y))).toBeLessThan(0);
    expect(sequence.meet(3, at(read, y))).toBeGreaterThanOrEqual(0);
  });

  it('is not added where a leaf leads to it', () => {
    const trees = new WakeupTrees();
    expect(race().insert(trees, trees.make(1, write, y, 1))).toBe(0);
    expect(race().insert(trees, trees.make(4, read, x, 1))).toBe(0);
  });

  it('goes below a branch that it begins with, and past one that is in its way', () => {
    const trees = new WakeupTrees();
    const begun = trees.make(1, write, y, 1);
    trees.children[begun] = trees.make(5, write, x, 1);
    expect(text(trees, race().insert(trees, begun))).toBe('1(5 2)');
    const other = trees.make(4, read, y, 1);
    expect(text(trees, race().insert(trees, other))).toBe('4 2(1)');
  });
});

describe('wakeup trees', () => {
  it('use tree nodes again that were given back', () => {
    const trees = new WakeupTrees();
    for (let round = 0; round < 3; round++) {
      let roots = 0;
      for (let agent = 0; agent < 300; agent++) {
        const node = trees.make(agent & 7, read, agent, 1);
        trees.children[node] = trees.make(9, write, agent, 1);
        roots = trees.append(roots, node);
      }
      expect(text(trees, roots).split(' ')).toHaveLength(300);
      trees.releaseAll(roots);
    }
    expect(trees.bytes()).toBe(new WakeupTrees().bytes() * 4);
  });
});
