import type { ArchitectureDiff, DiffResult, DiffVerdict, SideFailure } from '../../check/diff/result.ts';
import type { DiffHooks, DiffRequest, DiffRunner } from '../../check/diff/diff-request.ts';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { FakeIo } from './fake-io.ts';

/** What becomes of an architecture. */
export type DiffBehaviour =
  | DiffVerdict
  /** Only the new tree has it. */
  | 'only in new'
  /** It does not compile in the new tree (THP3001). */
  | 'fails'
  /** The user presses Ctrl-C after it. */
  | 'interrupt';

/** A runner that compares nothing. */
export interface FakeDiffer extends DiffRunner {
  readonly requests: DiffRequest[];
}

const diffOf = (architecture: string, verdict: DiffVerdict): ArchitectureDiff => ({
  architecture,
  verdict,
  appeared: [],
  gone: [],
  changed: [],
  unchanged: 7,
  knownOnOneSide: [],
  rules: [],
  stillBroken: [],
  scenarios: [],
  scenariosRun: 0,
  constants: [],
  configuration: { old: [], new: [] },
});

/** @param behaviours by architecture; `not worse` for the others. */
export function fakeDiffer(io: FakeIo, behaviours: Readonly<Record<string, DiffBehaviour>> = {}): FakeDiffer {
  const requests: DiffRequest[] = [];
  const runDiff = async (request: DiffRequest, hooks: DiffHooks): Promise<DiffResult> => {
    requests.push(request);
    const [old, fresh] = [{ version: '6.1.0' }, { version: '6.12.117' }];
    hooks.onTrees(old, fresh);
    const architectures: ArchitectureDiff[] = [];
    const onlyIn: { architecture: string; side: 'new' }[] = [];
    const failures: SideFailure[] = [];
    for (const architecture of request.architectures) {
      if (hooks.interrupted()) break;
      const behaviour = behaviours[architecture] ?? 'not worse';
      if (behaviour === 'only in new') {
        onlyIn.push({ architecture, side: 'new' });
        hooks.onOnlyIn(architecture, 'new');
      } else if (behaviour === 'fails') {
        const error = new ThpcheckError({
          code: 'THP3001',
          what: `${architecture} does not compile.`,
          cause: 'It is so.',
          next: 'Do something.',
          exitStatus: 2,
        });
        const failure = {
          architecture,
          side: 'new',
          code: 'THP3001',
          reason: error.diagnostic.what,
        } as const;
        failures.push(failure);
        hooks.onFailure(failure, error);
      } else {
        const diff = diffOf(architecture, behaviour === 'interrupt' ? 'not worse' : behaviour);
        architectures.push(diff);
        hooks.onArchitecture(diff);
        if (behaviour === 'interrupt') io.pressInterrupt();
      }
    }
    const verdict = (['worse', 'less known'] as const).find((each) =>
      architectures.some((diff) => diff.verdict === each),
    );
    return { format: 1, old, new: fresh, verdict: verdict ?? 'not worse', architectures, onlyIn, failures };
  };
  return { requests, runDiff };
}
