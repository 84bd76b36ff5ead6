import { replay } from '../engine/replay.ts';
import { accessClass, type AccessClass } from '../machine/explorable.ts';
import type { FlatMachine } from '../machine/flat-machine.ts';
import { expandStack } from '../machine/source-stack.ts';
import type { Location } from '../program/form.ts';
import type { Frame, StepAction, TraceStep } from './result.ts';
import { toHex } from '../word/text.ts';

/** How values of page-table entries become words for people. */
export interface EntryWords {
  /** Bits in the architecture's names; undefined for an object that is no entry. */
  decode(object: string, lo: number, hi: number): string | undefined;
  /** Predicates that hold of a watched entry's value, `none`, `present`, ... */
  predicates(object: string, lo: number, hi: number): readonly string[];
}

/** Directory of the harness in names of compiled files; its frames are no kernel code. */
export const harnessPrefix = 'thpcheck/';

/** Headers whose functions only wrap one access: a reader wants to know who uses them. */
const wrapperHeader = /(^|\/)(atomic|cmpxchg|compiler|rwonce|bitops)[^/]*\.h$|^include\/linux\/atomic\//;

/** Part of the harness that stands for hardware: TLBs and page walkers. */
const hardwarePrefix = `${harnessPrefix}harness/hardware/`;

/**
 * Frames of source positions for people: kernel code only, innermost first; wrappers of single accesses are left out. What no kernel code
 * does, a page walker does: then its own frames.
 */
export function kernelFrames(all: readonly Location[]): Frame[] {
  const kernel = all.filter((place) => !place.file.startsWith(harnessPrefix));
  const places = kernel.length > 0 ? kernel : all.filter((place) => place.file.startsWith(hardwarePrefix));
  const first = places.findIndex((place) => !wrapperHeader.test(place.file));
  return places
    .slice(Math.max(first, 0))
    .map((place) => ({ function: place.function, file: place.file, line: place.line }));
}

const actions: Readonly<Record<AccessClass, StepAction>> = {
  [accessClass.read]: 'read',
  [accessClass.write]: 'write',
  [accessClass.readModifyWrite]: 'update',
  [accessClass.commutingAdd]: 'update',
  [accessClass.lock]: 'lock',
  [accessClass.unlock]: 'unlock',
};

/** The accesses of a trace, rebuilt by replaying it. */
export function traceSteps(
  machine: FlatMachine,
  trace: readonly number[],
  locations: readonly Location[],
  words: EntryWords,
): { readonly steps: TraceStep[]; readonly replayed: ReturnType<typeof replay> } {
  const steps: TraceStep[] = [];
  let before = { lo: 0, hi: 0 };
  let pending = undefined as ReturnType<FlatMachine['pending']> | undefined;
  const valueAt = (offset: number, bytes: number): { lo: number; hi: number } => {
    const word = offset >>> 2;
    const memory = machine.space.memory;
    return { lo: memory[word] ?? 0, hi: bytes > 4 ? (memory[word + 1] ?? 0) : 0 };
  };
  const replayed = replay(machine, trace, {
    before(agent) {
      pending = machine.pending(agent);
      before = valueAt(pending.offset, pending.bytes);
    },
    after(agent) {
      if (pending === undefined) return;
      const action = actions[pending.class];
      const common = {
        cpu: agent,
        action,
        object: pending.object,
        width: Math.min(64, pending.bytes * 8),
        stack: kernelFrames(expandStack(pending.stack, locations)),
      };
      if (action === 'lock' || action === 'unlock') {
        steps.push(common);
        return;
      }
      const after = valueAt(pending.offset, pending.bytes);
      const beforeBits = words.decode(pending.object, before.lo, before.hi);
      const afterBits = words.decode(pending.object, after.lo, after.hi);
      const note =
        action === 'read'
          ? noteOf(pending.object, words.predicates(pending.object, before.lo, before.hi))
          : undefined;
      steps.push({
        ...common,
        before: toHex(before.lo, before.hi, common.width),
        after: toHex(after.lo, after.hi, common.width),
        ...(beforeBits === undefined ? {} : { beforeBits }),
        ...(afterBits === undefined ? {} : { afterBits }),
        ...(note === undefined ? {} : { note }),
      });
    },
  });
  return { steps, replayed };
}

function noteOf(object: string, predicates: readonly string[]): string | undefined {
  return predicates.length === 0 ? undefined : `${object} is ${predicates.join(', ')}`;
}
