import type { Rehearsal } from './rehearsal.ts';

/** Actions of one agent in a row: `[from, to)` of the trace. */
interface Block {
  readonly agent: number;
  readonly from: number;
  readonly to: number;
}

function blocksOf(trace: readonly number[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < trace.length;) {
    let to = from + 1;
    while (to < trace.length && trace[to] === trace[from]) to++;
    blocks.push({ agent: trace[from]!, from, to });
    from = to;
  }
  return blocks;
}

/** The schedules to try instead of a trace: each saves a switch, if it works. Later blocks first. */
function* candidates(trace: readonly number[]): Generator<readonly number[]> {
  const blocks = blocksOf(trace);
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]!;
    // Leave it out.
    yield [...trace.slice(0, block.from), ...trace.slice(block.to)];
    const earlier = blocks.slice(0, i).findLast((other) => other.agent === block.agent);
    // Directly after the agent's block before.
    if (earlier !== undefined) {
      yield [
        ...trace.slice(0, earlier.to),
        ...trace.slice(block.from, block.to),
        ...trace.slice(earlier.to, block.from),
        ...trace.slice(block.to),
      ];
    }
    // Directly before the agent's next block.
    const later = blocks.slice(i + 1).find((other) => other.agent === block.agent);
    if (later !== undefined) {
      yield [
        ...trace.slice(0, block.from),
        ...trace.slice(block.to, later.from),
        ...trace.slice(block.from, block.to),
        ...trace.slice(later.from),
      ];
    }
  }
}

function cost(trace: readonly number[]): number {
  return blocksOf(trace).length * 1e7 + trace.length;
}

/**
 * Moves or leaves out blocks of a trace as long as the violation stays and switches (then actions) get fewer.
 * Ends when no single change helps or `budget` actions were performed.
 */
export function mergeBlocks(
  rehearsal: Rehearsal,
  trace: readonly number[],
  budget: number,
): readonly number[] {
  let best = rehearsal.attempt(trace) ?? trace;
  if (cost(best) > cost(trace)) best = trace;
  for (let improved = true; improved;) {
    improved = false;
    for (const candidate of candidates(best)) {
      if (rehearsal.actions >= budget) return best;
      const found = rehearsal.attempt(candidate);
      if (found === undefined || cost(found) >= cost(best)) continue;
      best = found;
      improved = true;
      break;
    }
  }
  return best;
}
