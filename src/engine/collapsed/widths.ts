import type { CollapsedModel } from './model.ts';
import type { KeyLayout } from './key-layout.ts';
import { layOutKeys, upperBits } from './key-layout.ts';

const allBits = 32 + upperBits;
/** Most bits of a process's own component: each of its values has an entry in memory. */
const mostLocalBits = 16;
/** Most bits of another component. */
const mostMemoryBits = 24;

/** Bits that number so many values. */
function bitsFor(values: number): number {
  return values <= 1 ? 0 : 32 - Math.clz32(values - 1);
}

/** Widths for a search of which nothing is known yet: as many bits as there are, memory first. */
export function firstKeys(model: CollapsedModel): KeyLayout | undefined {
  const most = mostBits(model);
  const widths = most.map((bits) => Math.min(bits, 3));
  let left = allBits - 2 - widths.reduce((sum, bits) => sum + bits, 0);
  if (left < 0) return undefined;
  for (let grown = true; grown && left > 0;) {
    grown = false;
    for (const [component, bits] of widths.entries()) {
      const step = isLocal(model, component) ? 1 : 2;
      const more = Math.min(step, left, most[component]! - bits, 20 - bits);
      if (more <= 0) continue;
      widths[component]! += more;
      left -= more;
      grown = true;
    }
  }
  return narrowed(widths, (each) => layOutKeys(each));
}

/**
 * Widths for the values that have occurred, with some room for more; undefined if keys are too short for them, or if a
 * component has used up all numbers that it can have: another value of it would ask for wider keys time and again.
 */
export function nextKeys(model: CollapsedModel, sizes: readonly number[]): KeyLayout | undefined {
  const most = mostBits(model);
  const raw = rawBits(model);
  if (sizes.some((size, component) => most[component]! < raw[component]! && size >= 2 ** most[component]!))
    return undefined;
  const needed = sizes.map(bitsFor);
  for (const slack of [2, 1, 0]) {
    const widths = needed.map((bits, component) => {
      // A component whose numbers are nearly used up gets one bit more.
      const crowded = sizes[component]! > 0.8 * 2 ** bits ? 1 : 0;
      const more = isLocal(model, component) ? Math.max(0, slack - 1) : slack;
      return Math.min(most[component]!, bits + Math.max(more, crowded));
    });
    const keys = layOutKeys(widths);
    if (keys !== undefined) return keys;
  }
  return undefined;
}

function isLocal(model: CollapsedModel, component: number): boolean {
  return model.partition.ofProcess.includes(component);
}

/** Bits that the numbers of each component can have. */
function mostBits(model: CollapsedModel): readonly number[] {
  return rawBits(model).map((raw, component) =>
    Math.min(raw, isLocal(model, component) ? mostLocalBits : mostMemoryBits),
  );
}

/** Bits of each component as it lies in a packed state: more are never needed. */
function rawBits({ partition, layout }: CollapsedModel): readonly number[] {
  return partition.components.map(({ variables }) =>
    variables.reduce((sum, variable) => sum + layout.fields[variable]!.bits, 0),
  );
}

/** Takes bits away, one after the other, until the widths fit. */
function narrowed(
  widths: readonly number[],
  fit: (widths: readonly number[]) => KeyLayout | undefined,
): KeyLayout | undefined {
  const now = [...widths];
  for (;;) {
    const keys = fit(now);
    if (keys !== undefined) return keys;
    const widest = now.indexOf(Math.max(...now));
    if (now[widest]! <= 3) return undefined;
    now[widest]!--;
  }
}
