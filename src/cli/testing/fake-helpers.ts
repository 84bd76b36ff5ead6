import type { HelpersHooks, HelpersRequest, HelpersRunner } from '../../check/helpers/helpers-request.ts';
import type { ArchitectureFailure, ArchitectureResult, Finding } from '../../check/helpers/result.ts';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { FakeIo } from './fake-io.ts';

/** What becomes of an architecture. */
export type HelpersBehaviour =
  | 'clean'
  | 'latent'
  | 'reachable'
  | 'unused'
  /** The tree has no such architecture (THP2003). */
  | 'absent'
  /** It does not compile (THP3001). */
  | 'fails'
  | 'crash'
  /** The user presses Ctrl-C after it. */
  | 'interrupt';

/** A runner that evaluates nothing. */
export interface FakeHelpers extends HelpersRunner {
  readonly requests: HelpersRequest[];
}

const severities: Readonly<Partial<Record<HelpersBehaviour, Finding['severity']>>> = {
  latent: { kind: 'latent', ran: [], why: 'no scenario was run' },
  reachable: { kind: 'reachable', scenario: 'split-vs-zap', rule: 'P2', trace: ['CPU0'] },
  unused: { kind: 'unused' },
};

/** The result of an architecture with two helpers, one of which cannot be evaluated. */
function resultOf(architecture: string, behaviour: HelpersBehaviour): ArchitectureResult {
  const severity = severities[behaviour];
  const finding: Omit<Finding, 'severity'> = {
    rule: 'pmd-invalid-is-present',
    statement: 'It must be.',
    properties: ['P3'],
    source: 'mm/x.c',
    helper: 'pmd_mkinvalid',
    place: { file: `arch/${architecture}/include/asm/pgtable.h`, line: 7 },
    consequence: 'It is not.',
    classes: ['huge young'],
    violating: '1',
    values: '2',
    words: [],
    steps: [],
    expected: 'that it is',
    uses: [],
  };
  const parameters = ['entry'];
  return {
    architecture,
    configuration: [],
    assumptions: [],
    rows: [
      {
        name: 'pmd_mkinvalid',
        helper: 'pmd_mkinvalid',
        level: 'pmd',
        kind: 'change',
        parameters,
        formula: [`entry & ~${architecture.toUpperCase()}`],
        formulaKind: 'exact',
      },
    ],
    classes: [],
    notEvaluated: [{ helper: 'pmd_offset', kind: 'no entry', reason: 'walks' }],
    rules: [],
    findings: severity === undefined ? [] : [{ ...finding, severity }],
  };
}

/** @param behaviours by architecture; `clean` for the others. */
export function fakeHelpers(
  io: FakeIo,
  behaviours: Readonly<Record<string, HelpersBehaviour>> = {},
): FakeHelpers {
  const requests: HelpersRequest[] = [];
  const runHelpers = async (request: HelpersRequest, hooks: HelpersHooks) => {
    requests.push(request);
    const architectures: ArchitectureResult[] = [];
    const failures: ArchitectureFailure[] = [];
    hooks.onVersion('6.12.117');
    for (const architecture of request.architectures) {
      if (hooks.interrupted()) break;
      const behaviour = behaviours[architecture] ?? 'clean';
      hooks.progress(`compiling ${architecture}: probe`);
      const error = errorOf(behaviour, architecture);
      if (error === undefined) {
        const result = resultOf(architecture, behaviour);
        architectures.push(result);
        hooks.onArchitecture(result);
      } else {
        const code = error instanceof ThpcheckError ? error.diagnostic.code : 'THP1999';
        const failure = { architecture, code, reason: error.message };
        failures.push(failure);
        hooks.onFailure(failure, error);
      }
      if (behaviour === 'interrupt') io.pressInterrupt();
    }
    return { format: 1 as const, version: '6.12.117', architectures, failures };
  };
  return { requests, runHelpers };
}

function errorOf(behaviour: HelpersBehaviour, architecture: string): Error | undefined {
  const rest = { cause: 'It is so.', next: 'Do something.', exitStatus: 2 } as const;
  switch (behaviour) {
    case 'absent':
      return new ThpcheckError({ code: 'THP2003', what: `There is no arch/${architecture}.`, ...rest });
    case 'fails':
      return new ThpcheckError({ code: 'THP3001', what: `${architecture} does not compile.`, ...rest });
    case 'crash':
      return new TypeError('cannot read properties of undefined');
    default:
      return undefined;
  }
}
