import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { traceDamaged, traceForeign, traceNotJson, traceVersion } from './diagnostics.ts';
import type { TraceFile } from './trace-file.ts';
import { traceFileSchema } from './trace-file.ts';

/** Faults named in a message; a damaged list of actions can have thousands. */
const mostFaults = 5;

/**
 * Reads the text of a trace file.
 *
 * @param name the file's name, for messages.
 * @throws ThpcheckError THP7001 (not JSON), THP7002 (not a trace), THP7003 (other version), THP7004 (damaged).
 */
export function readTraceFile(text: string, name: string): TraceFile {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new ThpcheckError(traceNotJson(name, error instanceof Error ? error.message : String(error)));
  }
  if (typeof data !== 'object' || data === null || !('kind' in data) || data.kind !== 'thpcheck-trace') {
    throw new ThpcheckError(traceForeign(name));
  }
  if ('schema' in data && typeof data.schema === 'number' && data.schema !== 1) {
    throw new ThpcheckError(traceVersion(name, String(data.schema)));
  }
  const parsed = traceFileSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
  const rest = faults.length - mostFaults;
  const shown = rest > 0 ? [...faults.slice(0, mostFaults), `and ${rest} more`] : faults;
  throw new ThpcheckError(traceDamaged(name, shown));
}
