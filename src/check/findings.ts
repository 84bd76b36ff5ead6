import { createHash } from 'node:crypto';
import type { Violation } from '../machine/explorable.ts';
import { machineRules, rules } from '../property/rules.ts';
import type { Finding, Frame, TraceStep } from './result.ts';
import { harnessPrefix } from './trace-steps.ts';

/** Words for a broken rule: its short name and what it means for users. */
function wordsOf(rule: string): { readonly finding: string; readonly consequence: string } {
  return (
    (rules as Readonly<Record<string, { finding: string; consequence: string } | undefined>>)[rule] ??
    machineRules[rule] ?? { finding: rule, consequence: '' }
  );
}

/** The frame a report names: the innermost one in a C file, not in a header. */
export function namedFrame(stack: readonly Frame[]): Frame | undefined {
  return stack.find((frame) => frame.file.endsWith('.c')) ?? stack[0];
}

/** Whether kernel code made the step, not a page walker. */
function isOfKernel({ stack }: TraceStep): boolean {
  return stack.some((frame) => !frame.file.startsWith(harnessPrefix));
}

/** The two places that make the race: where the entry was read last as another CPU left it, and where that CPU wrote it. */
function racingPlaces(steps: readonly TraceStep[]): {
  readonly reader: Frame | undefined;
  readonly writer: Frame | undefined;
} {
  let found: { reader: Frame | undefined; writer: Frame | undefined } | undefined;
  let lastWrite: TraceStep | undefined;
  let noneSeen = false;
  for (const step of steps) {
    if (step.object !== 'pmd') continue;
    const seesNone = step.note?.includes('none') === true;
    if (
      step.action === 'read' &&
      lastWrite !== undefined &&
      lastWrite.cpu !== step.cpu &&
      (seesNone || !noneSeen)
    ) {
      // A read as none is the window itself: later reads of another kind do not displace it.
      if (seesNone) noneSeen = true;
      found = { reader: namedFrame(step.stack), writer: namedFrame(lastWrite.stack) };
    }
    if (step.action === 'write' || step.action === 'update') lastWrite = step;
  }
  if (found !== undefined) return found;
  const last = steps.findLast(isOfKernel) ?? steps.at(-1);
  const other = steps.findLast((step) => step.cpu !== last?.cpu);
  return { reader: last && namedFrame(last.stack), writer: other && namedFrame(other.stack) };
}

/** Eight hexadecimal digits that stay the same while lines move: rule, functions, and where the CPUs change turns. */
function findingId(
  rule: string,
  places: readonly (Frame | undefined)[],
  steps: readonly TraceStep[],
): string {
  const hash = createHash('sha256').update(rule);
  for (const place of places) hash.update(`|${place?.function ?? ''}`);
  let last = -1;
  for (const step of steps) {
    if (step.cpu !== last)
      hash.update(`;${step.cpu}:${namedFrame(step.stack)?.function ?? ''}:${step.object}`);
    last = step.cpu;
  }
  return hash.digest('hex').slice(0, 8);
}

/** Makes the finding of a violation from its replayed steps. */
export function makeFinding(
  violation: Violation,
  trace: readonly number[],
  steps: readonly TraceStep[],
  replayed: 'shown' | 'not shown',
): Finding {
  const { finding, consequence } = wordsOf(violation.rule);
  const { reader, writer } = racingPlaces(steps);
  const place = reader === undefined ? 'unknown:0' : `${reader.file}:${reader.line}`;
  const functions = [
    ...new Set([reader, writer].flatMap((frame) => (frame === undefined ? [] : [`${frame.function}()`]))),
  ];
  return {
    id: findingId(violation.rule, [reader, writer], steps),
    rule: violation.rule,
    headline: `${place}: ${finding} in ${functions.join(' / ')}`,
    consequence: `${capitalise(violation.message)}. ${consequence}`.trim(),
    trace,
    steps,
    replayed: replayed === 'shown',
  };
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
