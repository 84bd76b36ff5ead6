import { extname } from 'node:path';
import type { CheckResult, Finding, Timing } from '../check/result.ts';
import type { TraceCommand } from '../report/finding-block.ts';
import type { Files } from './files.ts';
import type { Session } from './session.ts';

/** Writes reports of results in one format, and the trace files their findings go to. */
export interface ResultPrinter {
  /**
   * @param files trace files written for findings of the result, by identifier.
   * @param again the command that would write them.
   */
  print(result: CheckResult, files: ReadonlyMap<string, string>, again?: TraceCommand): void;
  /** Says all verdicts again where several full reports were printed. */
  end(): void;
}

/** Loads the report of a format and prints with it; text reports are set apart by an empty line. */
export async function printerOf(
  format: 'text' | 'json',
  session: Session,
  detail: 'full' | 'brief',
): Promise<ResultPrinter> {
  if (format === 'json') {
    const { jsonReport } = await import('../report/json.ts');
    return { print: (result) => session.print(jsonReport(result)), end: () => undefined };
  }
  const [{ textReport }, { verdictLine }] = await Promise.all([
    import('../report/text.ts'),
    import('../report/verdict-line.ts'),
  ]);
  const verdicts: string[] = [];
  return {
    print: (result, traceFiles, again) => {
      const gap = verdicts.length === 0 || detail === 'brief' ? '' : '\n\n';
      verdicts.push(verdictLine(result));
      session.print(gap + textReport(result, { detail, traceFiles, again }));
    },
    end: () => {
      if (verdicts.length > 1 && detail === 'full')
        session.print(`\n\nSummary:\n  ${verdicts.join('\n  ')}\n`);
    },
  };
}

/** Figures that differ from run to run; for stderr only. */
export function timingText(label: string, timing: Timing): string {
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
  return (
    `${label}: compile ${seconds(timing.compileMs)}, load ${seconds(timing.loadMs)}, ` +
    `search ${seconds(timing.searchMs)}, all ${seconds(timing.totalMs)}, ` +
    `peak ${Math.round(timing.peakBytes / 1_000_000)} MB`
  );
}

/** Writes the findings of several results to trace files. */
export interface TraceWriter {
  /** @returns the files written, by identifier of the finding. @throws ThpcheckError THP1006. */
  write(
    result: CheckResult,
    origin: { readonly tree: string; readonly overlays: readonly string[] },
  ): Promise<ReadonlyMap<string, string>>;
  /** Files written so far. */
  written(): number;
}

/** `trace.json` for the first finding of all, `trace.arm.split-vs-zap.3f9c2ab1.json` and so on for the others. */
function traceName(file: string, result: CheckResult, { id }: Finding, count: number): string {
  if (count === 0) return file;
  const suffix = extname(file);
  return `${file.slice(0, file.length - suffix.length)}.${result.source.architecture}.${result.scenario}.${id}${suffix}`;
}

/** Names of the trace files that a check of this alone would write, by identifier of the finding. */
export function traceNames(file: string, result: CheckResult): ReadonlyMap<string, string> {
  return new Map(result.findings.map((finding, at) => [finding.id, traceName(file, result, finding, at)]));
}

/** Writes the findings of several checks. */
export function traceWriter(file: string | undefined, files: Files): TraceWriter {
  let count = 0;
  return {
    async write(result, origin) {
      const names = new Map<string, string>();
      if (file === undefined || result.findings.length === 0) return names;
      const { traceFileOf, traceFileText } = await import('../report/trace-file.ts');
      for (const finding of result.findings) {
        const name = traceName(file, result, finding, count);
        await files.writeWhole(name, traceFileText(traceFileOf(result, finding, origin)));
        names.set(finding.id, name);
        count++;
      }
      return names;
    },
    written: () => count,
  };
}
