import type { HelperConstants } from '../../contract/helper-set.ts';
import { printedEntry } from '../helpers/printed-word.ts';
import type { BothSides, ComparedSide } from './compared-side.ts';
import type { ChangedConstant } from './result.ts';

/** Compares the numbers that entries are made of. */
export function compareConstants(sides: BothSides): readonly ChangedConstant[] {
  const [old, fresh] = [namedConstants(sides.old), namedConstants(sides.new)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) => {
    const [before, after] = [old.get(name) ?? 'none', fresh.get(name) ?? 'none'];
    return before === after ? [] : [{ name, old: before, new: after }];
  });
}

const flags = ['read', 'write', 'execute', 'shared'];

function namedConstants({ set }: ComparedSide): ReadonlyMap<string, string> {
  const { protections, physicalBits, pageShift, hugeOrder, hugePudOrder, swapTypes, swapKinds }: HelperConstants = set.constants; // prettier-ignore
  return new Map([
    ['bits of a physical address', `${physicalBits}`],
    ['page shift', `${pageShift}`],
    ['order of a huge page', `${hugeOrder}`],
    ['order of a huge page of a PUD', `${hugePudOrder ?? 'none'}`],
    ['bits of a swap type', `${swapTypes}`],
    ...Object.entries(swapKinds).map(([name, type]) => [`swap type of ${name}`, `${type}`] as const),
    ...protections.map((value, index) => {
      const { value: hexadecimal, bits } = printedEntry(set, 'pte', '', value);
      const names = flags.filter((_, bit) => ((index >> bit) & 1) === 1).join(', ');
      return [`protection of ${names || 'nothing'}`, `${hexadecimal} ${bits}`.trim()] as const;
    }),
  ]);
}
