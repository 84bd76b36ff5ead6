import { constantWord } from '../../../bdd/word-operations.ts';
import type { Instruction, Intrinsic } from '../../../program/form.ts';
import { operandWord, placeText, stop, type Frame } from './execution.ts';
import { intrinsicWords } from './intrinsic-word.ts';
import type { Path } from './path.ts';
import { runBlockAccess } from './run-access.ts';

/** Without effect on what a single CPU finds in memory; results are zero. */
const nothing: ReadonlySet<Intrinsic> = new Set([
  'irq.disable',
  'irq.enable',
  'irq.save',
  'irq.restore',
  'irq.flags',
  'tlb.flush',
  'cache.maintain',
  'percpu.offset',
  'cpu.number',
  'return.address',
  'frame.address',
  'stack.save',
  'stack.restore',
]);

/** Executes an intrinsic, with the meaning that it has for one CPU alone. */
export function runIntrinsic(
  frame: Frame,
  path: Path,
  item: Extract<Instruction, { op: 'intrinsic' }>,
): void {
  const { execution, fn } = frame;
  const { intrinsic, location } = item;
  if (nothing.has(intrinsic)) {
    for (const id of item.results) path.values[id] = constantWord(0n, fn.widths[id] ?? 0);
    return;
  }
  switch (intrinsic) {
    case 'thread.pointer':
      for (const id of item.results)
        path.values[id] = constantWord(BigInt(execution.image.thread), fn.widths[id] ?? 0);
      return;
    case 'memcpy':
    case 'memmove':
    case 'memset':
      runBlockAccess(frame, path, item);
      return;
    case 'bug':
      stop(frame, path, location, { kind: 'bug', what: 'BUG' });
      return;
    case 'warn':
      execution.log.warn(path.condition, `WARN in ${placeText(frame, location)}`);
      return;
    default: {
      const args = item.args.map((operand) => operandWord(frame, path, operand));
      const words = intrinsicWords(execution, intrinsic, item.width, args);
      if (words === 'other') stop(frame, path, location, { kind: 'unmodelled', what: intrinsic });
      else if (words === 'dear')
        stop(frame, path, location, {
          kind: 'bound',
          what: `${intrinsic} of too many bits`,
          because: args.flat(),
        });
      else
        item.results.forEach((id, index) => {
          path.values[id] = words[index];
        });
    }
  }
}
