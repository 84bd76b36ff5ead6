import type { Frame } from '../../check/result.ts';

/** C files whose functions a reader of mm/ knows by name; lock and library code below them is detail. */
const outOfLine = /^(mm|fs|arch\/[^/]+\/mm|arch\/[^/]+\/kernel)\/.*\.c$/;

/** Code of thpcheck itself that calls the kernel, or that stands in for a part of it. */
const ofHarness = (frame: Frame): boolean =>
  frame.file.startsWith('harness/') ||
  frame.file.startsWith('thpcheck/') ||
  frame.function.startsWith('thpcheck_');

/**
 * The calls worth showing of a stack, outermost first: the functions of mm/*.c and the like, and the first
 * function called by the innermost of them (`pmd_lock()`, `set_pmd_at()`), not what that is made of
 * (`arch_atomic64_xchg()`). The harness around the kernel is left out.
 *
 * @param stack innermost first, as in a trace step.
 */
export function displayFrames(stack: readonly Frame[]): readonly Frame[] {
  const outermostFirst = stack.toReversed();
  const start = outermostFirst.findIndex((frame) => !ofHarness(frame));
  if (start < 0) return outermostFirst.slice(0, 1);
  const frames = outermostFirst.slice(start);
  const known = frames.filter((frame) => outOfLine.test(frame.file));
  const innermostKnown = known.at(-1);
  if (innermostKnown === undefined) return frames.length <= 2 ? frames : [frames[0]!, frames[1]!];
  const callee = frames[frames.lastIndexOf(innermostKnown) + 1];
  return callee === undefined ? known : [...known, callee];
}
