import { unreachable } from '../diagnostic/diagnostic.ts';
import type { ArchitectureFailure, ArchitectureResult, HelpersResult } from '../check/helpers/result.ts';
import type { HelpersPlan } from './helpers-options.ts';

/** Makes the report on helpers, piece by piece as architectures are done. */
export interface HelpersPrinter {
  architecture(result: ArchitectureResult, version: string): string;
  failure(failure: ArchitectureFailure): string;
  /** What is left to print at the end, of a result that holds only what is to be shown. */
  end(result: HelpersResult): string;
}

const none = (): string => '';

/** Loads the report of a format and prints with it. Text comes piece by piece, other formats whole at the end. */
export async function helpersPrinterOf(
  plan: Pick<HelpersPlan, 'format' | 'helpers' | 'rules'>,
  detail: 'brief' | 'full' | 'verbose',
): Promise<HelpersPrinter> {
  const { format, helpers, rules } = plan;
  switch (format) {
    case 'json': {
      const { helpersJson } = await import('../report/helpers/json.ts');
      return { architecture: none, failure: none, end: (result) => helpersJson(result) };
    }
    case 'html': {
      const { helpersPage } = await import('../report/helpers/html/page.ts');
      return { architecture: none, failure: none, end: (result) => helpersPage(result) };
    }
    case 'text': {
      const { failureText } = await import('../report/helpers/end-text.ts');
      return helpers.length > 0
        ? oneHelperPrinter(helpers, failureText)
        : textPrinter(detail, rules, failureText);
    }
    default:
      return unreachable(format, 'format of helpers');
  }
}

async function oneHelperPrinter(
  helpers: readonly string[],
  failure: HelpersPrinter['failure'],
): Promise<HelpersPrinter> {
  const { oneHelperText } = await import('../report/helpers/one-helper-text.ts');
  return {
    architecture: none,
    failure,
    end: (result) => (result.architectures.length === 0 ? '' : oneHelperText(result, helpers)),
  };
}

async function textPrinter(
  detail: 'brief' | 'full' | 'verbose',
  rules: HelpersPlan['rules'],
  failure: HelpersPrinter['failure'],
): Promise<HelpersPrinter> {
  const [{ architectureText }, { endText }] = await Promise.all([
    import('../report/helpers/architecture-text.ts'),
    import('../report/helpers/end-text.ts'),
  ]);
  const gap = detail === 'brief' ? '' : '\n\n';
  return {
    architecture: (result, version) => architectureText(result, { version, detail, rules }) + gap,
    failure: (failed) => failure(failed) + gap,
    end: (result) => (detail === 'brief' ? '' : endText(result)),
  };
}
