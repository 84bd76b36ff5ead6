import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { catalogue } from '../catalogue.ts';
import type { Checker, CheckHooks, CheckRequest, ReplayRequest } from '../../check/check-request.ts';
import type { DiffRunner } from '../../check/diff/diff-request.ts';
import type { HelpersRunner } from '../../check/helpers/helpers-request.ts';
import type { Repairer } from '../../check/repair/repair-request.ts';
import type { Dependencies } from '../dependencies.ts';
import { cannotRead, cannotWrite } from '../diagnostics.ts';
import type { FakeIo } from './fake-io.ts';
import { fakeResult, fakeTiming } from './fake-result.ts';

/** What the fake checker does with a request. */
export type Behaviour =
  | 'holds'
  | 'violated'
  | 'bounded'
  | 'unmodelled'
  | 'input-error'
  | 'crash'
  /** The user presses Ctrl-C while it runs. */
  | 'interrupt'
  /** The reader of the results goes away while it runs. */
  | 'close'
  | 'warn';

/** A fake installation. */
export interface FakeWorld extends Dependencies {
  readonly requests: (CheckRequest | ReplayRequest)[];
  readonly disk: Map<string, string>;
}

const inputError = new ThpcheckError({
  code: 'THP2001',
  what: 'linux is not a kernel tree.',
  cause: 'It has no Makefile.',
  next: 'Give the directory of an unpacked kernel.',
  detail: ['no Makefile', 'no mm/'],
  exitStatus: 2,
});

/**
 * @param behaviours what happens to each request, in order; the last one goes on for ever.
 * @param options.helpers what evaluates helpers, `options.differ` what compares trees,
 * `options.repairer` what looks for repairs; nothing unless given.
 * @param options.disk files there are. `options.full`: nothing can be written.
 */
export function fakeWorld(
  io: FakeIo,
  behaviours: readonly Behaviour[],
  options: {
    readonly disk?: Readonly<Record<string, string>>;
    readonly variables?: Readonly<Record<string, string>>;
    readonly full?: boolean;
    readonly helpers?: HelpersRunner;
    readonly differ?: DiffRunner;
    readonly repairer?: Repairer;
  } = {},
): FakeWorld {
  const requests: CheckRequest[] = [];
  const disk = new Map(Object.entries(options.disk ?? {}));
  const run = async (request: CheckRequest, hooks: CheckHooks) => {
    const behaviour = behaviours[Math.min(requests.length, behaviours.length - 1)] ?? 'holds';
    requests.push(request);
    hooks.progress(`compiling ${request.architecture}: mm/memory.c`);
    const give = (verdict: Parameters<typeof fakeResult>[1]) => ({
      result: fakeResult(request, verdict),
      timing: fakeTiming,
    });
    switch (behaviour) {
      case 'input-error':
        throw inputError;
      case 'crash':
        throw new TypeError('cannot read properties of undefined');
      case 'interrupt':
        io.pressInterrupt();
        return give({ kind: 'bounded', limit: hooks.interrupted() ? 'interrupted' : 'not told' });
      case 'close':
        io.closeOut();
        return give({ kind: 'violated' });
      case 'warn':
        hooks.warn(inputError.diagnostic);
        return give({ kind: 'holds' });
      case 'bounded':
        return give({ kind: 'bounded', limit: '7 executions' });
      case 'unmodelled':
        return give({ kind: 'unmodelled', what: 'external mem_cgroup_uncharge()' });
      default:
        return give({ kind: behaviour });
    }
  };
  const checker: Checker = { runCheck: run, runReplay: run };
  return {
    requests,
    disk,
    catalogue,
    checker: () => Promise.resolve(checker),
    helpers: () =>
      options.helpers === undefined
        ? Promise.reject(new TypeError('no helpers in this test'))
        : Promise.resolve(options.helpers),
    differ: () =>
      options.differ === undefined
        ? Promise.reject(new TypeError('no differ in this test'))
        : Promise.resolve(options.differ),
    repairer: () =>
      options.repairer === undefined
        ? Promise.reject(new TypeError('no repairer in this test'))
        : Promise.resolve(options.repairer),
    errorsPage: 'docs/errors.md',
    version: () => Promise.resolve('0.1.0'),
    variables: options.variables ?? {},
    files: {
      read: (path) => {
        const text = disk.get(path);
        if (text === undefined) throw new ThpcheckError(cannotRead(path, 'ENOENT'));
        return Promise.resolve(text);
      },
      writeWhole: (path, text) => {
        if (options.full === true)
          throw new ThpcheckError(cannotWrite(path, 'ENOSPC: no space left on device'));
        disk.set(path, text);
        return Promise.resolve();
      },
    },
  };
}
