import { z } from 'zod';
import type { CheckResult, Finding } from '../check/result.ts';

/** Longest trace a file may hold, in actions; a damaged file must not exhaust memory. */
const mostActions = 5_000_000;

/** Schema of a trace file, version 1: all that is needed to run one interleaving again. */
export const traceFileSchema = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('thpcheck-trace'),
  /** Version of the thpcheck that wrote the file. */
  tool: z.string(),
  scenario: z.string().min(1),
  architecture: z.string().min(1),
  profile: z.enum(['source', 'O1']),
  /** Entries of a page table. */
  entries: z.union([z.literal(512), z.literal(8)]),
  /** Kernel tree, as the user gave it. */
  tree: z.string().min(1),
  /** Overlay directories, as the user gave them, in order of precedence. */
  overlays: z.array(z.string().min(1)),
  kernelVersion: z.string().min(1),
  engine: z.enum(['dpor', 'dfs', 'bfs', 'reference']),
  rule: z.string().min(1),
  /** Identifier of the finding. */
  finding: z.string().regex(/^[0-9a-f]{8}$/),
  /** The CPU that moves, action by action. */
  trace: z.array(z.int().min(0).max(29)).min(1).max(mostActions),
});

/** The contents of a trace file. */
export type TraceFile = z.infer<typeof traceFileSchema>;

/** Where the kernel code came from, as the user said it. */
export interface TraceOrigin {
  readonly tree: string;
  readonly overlays: readonly string[];
}

/** The trace file of a finding. */
export function traceFileOf(result: CheckResult, finding: Finding, origin: TraceOrigin): TraceFile {
  const { source } = result;
  return {
    schema: 1,
    kind: 'thpcheck-trace',
    tool: result.tool.version,
    scenario: result.scenario,
    architecture: source.architecture,
    profile: source.profile,
    entries: source.tableEntries === 8 ? 8 : 512,
    tree: origin.tree,
    overlays: [...origin.overlays],
    kernelVersion: source.kernelVersion,
    engine: result.search.engine,
    rule: finding.rule,
    finding: finding.id,
    trace: [...finding.trace],
  };
}

/** A trace file as text, one line for each field. Ends with a line end. */
export function traceFileText(file: TraceFile): string {
  const fields = Object.entries(file).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${fields.join(',\n')}\n}\n`;
}
