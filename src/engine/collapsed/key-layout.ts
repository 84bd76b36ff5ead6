/** Where the number of a component lies in a key: bits of its lower or upper 32-bit half, never across. */
export interface KeyField {
  readonly half: 'low' | 'high';
  readonly shift: number;
  /** 0 to 31. */
  readonly bits: number;
}

/** How the numbers of components make up the key of a state. */
export interface KeyLayout {
  readonly fields: readonly KeyField[];
  /** Bits in use, counted from the lowest of the lower half. */
  readonly bits: number;
}

/** Bytes of a key in a log: 4, 5, 6 or 8. */
export function keyBytesOf({ bits }: KeyLayout): number {
  return bits <= 32 ? 4 : bits <= 40 ? 5 : bits <= 48 ? 6 : 8;
}

/** Bits of the upper half that keys may use; the others hold the number of a group in the cache of steps. */
export const upperBits = 24;

/** Lays keys out with so many bits for each component; undefined if they do not fit. */
export function layOutKeys(widths: readonly number[]): KeyLayout | undefined {
  const order = widths.map((_, component) => component).sort((a, b) => widths[b]! - widths[a]!);
  const total = widths.reduce((sum, bits) => sum + bits, 0);
  const room = { low: 32, high: upperBits };
  const fields: KeyField[] = widths.map((bits) => ({ half: 'low', shift: 0, bits }));
  // As much as possible goes into the lower half, so that keys are short.
  const lower = new Set(total <= 32 ? order : fullest(order, widths, room.low));
  for (const component of order) {
    const bits = widths[component]!;
    const half = lower.has(component) ? 'low' : 'high';
    if (bits > room[half]) return undefined;
    const used = (half === 'low' ? 32 : upperBits) - room[half];
    fields[component] = { half, shift: used, bits };
    room[half] -= bits;
  }
  const low = 32 - room.low;
  const high = upperBits - room.high;
  return { fields, bits: high === 0 ? low : 32 + high };
}

/** Components whose widths fill `room` bits best. */
function fullest(order: readonly number[], widths: readonly number[], room: number): readonly number[] {
  const best: (readonly number[] | undefined)[] = Array.from({ length: room + 1 });
  best[0] = [];
  for (const component of order) {
    for (let filled = room; filled >= widths[component]!; filled--) {
      const before = best[filled - widths[component]!];
      if (widths[component]! > 0 && before !== undefined && best[filled] === undefined)
        best[filled] = [...before, component];
    }
  }
  return best.findLast((each) => each !== undefined)!;
}

/** The number in a field of a key. */
export function fieldOf({ half, shift, bits }: KeyField, low: number, high: number): number {
  return ((half === 'low' ? low : high) >>> shift) & ((1 << bits) - 1);
}
