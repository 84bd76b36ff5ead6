import { dialectOf } from '../dialect.ts';
import { evaluateModel, type RestOfSymbols } from '../evaluate-model.ts';
import type { Evaluation } from '../evaluation.ts';
import { finishModel } from '../finish.ts';
import { KconfigParser } from '../parser.ts';
import type { KconfigSource } from '../source.ts';
import { toolchainAnswers } from '../toolchain.ts';
import { parseRequests } from '../user-values.ts';

/** A small Kconfig text (or several files), evaluated for a test. */
export interface TextCase {
  readonly files: string | Readonly<Record<string, string>>;
  readonly requests?: readonly string[];
  /** Kernel version, `major * 1000 + minor`; 6.12 if left out. */
  readonly version?: number;
  readonly rest?: RestOfSymbols;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Evaluates a Kconfig text. */
export function evaluateText(input: TextCase): Evaluation {
  const files = typeof input.files === 'string' ? { Kconfig: input.files } : input.files;
  const dialect = dialectOf(input.version ?? 6012);
  const unanswered: string[] = [];
  const answers = toolchainAnswers(new Map(Object.entries(input.environment ?? {})), (command) =>
    unanswered.push(command),
  );
  const parsed = new KconfigParser(textSource(files), answers, dialect).parse('Kconfig');
  const model = finishModel(parsed, dialect);
  return evaluateModel(model, parseRequests(input.requests ?? []), dialect, input.rest ?? 'no');
}

/** Values of all symbols that are part of the configuration, as `NAME=value`, without those that are `n`. */
export function valuesOf(evaluation: Evaluation): string[] {
  const values: string[] = [];
  for (const symbol of evaluation.model.symbols.values()) {
    if (symbol.type === 'unknown' || !evaluation.isWritten(symbol)) continue;
    const value = evaluation.text(symbol);
    if ((symbol.type === 'bool' || symbol.type === 'tristate') && value === 'n') continue;
    values.push(`${symbol.name}=${value}`);
  }
  return values.sort();
}

function textSource(files: Readonly<Record<string, string>>): KconfigSource {
  const filesRead: string[] = [];
  return {
    filesRead,
    warnings: [],
    read(path) {
      filesRead.push(path);
      return files[path] ?? '';
    },
    resolve: (path) => (path in files ? [path] : []),
    inside: (_path, _from, body) => body(),
  };
}
