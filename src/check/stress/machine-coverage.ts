import type { Architecture } from '../../arch/architecture.ts';
import { decodeEntry } from '../../arch/decode-entry.ts';
import type { FlatMachine } from '../../machine/flat-machine.ts';
import type { Location, ProgramFunction } from '../../program/form.ts';
import { predicateList } from '../entry-text.ts';
import { harnessPrefix } from '../trace-steps.ts';
import type { CountedEntry } from './entry-counter.ts';

/** The entries under watch, by what the tree's own predicates and the architecture's bit names say of them. */
export function machineEntries(machine: FlatMachine, architecture: Architecture): readonly CountedEntry[] {
  const { memory } = machine.space;
  return machine.watched.map(({ name, word, words }) => {
    const values: { lo: number; hi: number }[] = [];
    const numbers = new Map<number, Map<number, number>>();
    let last = -1;
    const numberOf = (lo: number, hi: number): number => {
      let ofHigh = numbers.get(hi);
      if (ofHigh === undefined) numbers.set(hi, (ofHigh = new Map()));
      let number = ofHigh.get(lo);
      if (number === undefined) ofHigh.set(lo, (number = values.push({ lo, hi }) - 1));
      return number;
    };
    return {
      name,
      read: () => {
        const lo = memory[word]!;
        const hi = words > 1 ? memory[word + 1]! : 0;
        const known = values[last];
        if (known?.lo !== lo || known.hi !== hi) last = numberOf(lo, hi);
        return last;
      },
      classOf: (number) => {
        const { lo, hi } = values[number]!;
        const predicates = predicateList(machine.classify(name, lo, hi));
        // What has a value is the page frame, which is not a matter of class.
        const bits = decodeEntry(architecture.entry, name === 'pmd' ? 'pmd' : 'pte', lo, hi)
          .split(' ')
          .filter((bit) => bit !== '0' && bit !== '' && !bit.includes('='));
        return `${predicates.join(', ') || 'other'}${bits.length === 0 ? '' : ` [${bits.join(' ')}]`}`;
      },
    };
  });
}

/** Kernel functions that ran, sorted; those of the harness are left out. */
export function kernelFunctions(machine: FlatMachine, locations: readonly Location[]): readonly string[] {
  const names = [...machine.executedFunctions()]
    .filter(
      (fn) => !fn.sourceName.startsWith('thpcheck_') && !fileOf(fn, locations).startsWith(harnessPrefix),
    )
    .map(({ sourceName }) => sourceName);
  return [...new Set(names)].toSorted();
}

/** File of a function's own text, which may begin with inlined calls; empty if no position is known. */
function fileOf({ blocks }: ProgramFunction, locations: readonly Location[]): string {
  const known = blocks
    .flatMap(({ instructions }) => instructions)
    .find(({ location }) => locations[location] !== undefined);
  let place = known && locations[known.location];
  while (place !== undefined && locations[place.inlinedAt] !== undefined) place = locations[place.inlinedAt];
  return place?.file ?? '';
}
