import { rmSync } from 'node:fs';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import {
  looksLikeCheckpoint,
  readCheckpoint,
  writeCheckpoint,
} from '../engine/checkpoint/checkpoint-file.ts';
import {
  checkpointDamaged,
  checkpointDiverges,
  checkpointNotWritten,
  checkpointOfOther,
  checkpointOutdated,
  checkpointUnreadable,
} from '../engine/checkpoint/diagnostics.ts';
import type { CheckpointKeeper, SearchCheckpoint } from '../engine/checkpoint/search-checkpoint.ts';
import { restoreTo, snapshotOf, type MachineSnapshot } from '../machine/machine-snapshot.ts';
import { ownCodeHash } from '../tree/cache/own-code.ts';
import type { CheckRequest } from './check-request.ts';
import type { Prepared } from './prepare.ts';
import { toolVersion } from './tool-version.ts';

/** Folders of thpcheck's own code that decide what a checkpoint means. */
const makersOfStates = ['word', 'program', 'arch', 'machine', 'engine', 'property', 'check'];

/** Seconds between two checkpoints, unless the user says otherwise. */
const defaultInterval = 60;

/** What a checkpoint is of; each member with the words that name a difference. */
interface Subject {
  readonly scenario: string;
  readonly architecture: string;
  readonly 'kernel code': string;
  readonly engine: string;
  readonly reduction: string;
  readonly 'depth limit': string;
  readonly 'preemption bound': string;
}

interface Header {
  readonly tool: { readonly version: string; readonly code: string };
  readonly subject: Subject;
  readonly machine: MachineSnapshot;
  readonly reached: readonly string[];
  readonly search: Omit<SearchCheckpoint, 'exploration'> & {
    readonly exploration: Omit<SearchCheckpoint['exploration'], 'tables'>;
  };
}

function toolNow(): Header['tool'] {
  return { version: toolVersion, code: `${ownCodeHash(makersOfStates)} ${process.versions.v8}` };
}

function subjectOf(request: CheckRequest, prepared: Prepared): Subject {
  return {
    scenario: JSON.stringify(prepared.scenario),
    architecture: request.architecture,
    'kernel code': prepared.kernel.identity(),
    engine: request.engine,
    reduction: request.reduction ?? 'none',
    'depth limit': String(request.limits.depth ?? 'none'),
    'preemption bound': String(request.limits.preemptions ?? 'none'),
  };
}

/** Keeps the checkpoints of a check in a file. Failures to write are told once. */
export class FileCheckpoints implements CheckpointKeeper {
  private readonly file: string;
  private readonly request: CheckRequest;
  private readonly prepared: Prepared;
  private readonly warn: (diagnostic: Diagnostic) => void;
  private next: number;
  private warned = false;
  /** The file holds a checkpoint of this search. */
  private owned: boolean;

  constructor(
    file: string,
    request: CheckRequest,
    prepared: Prepared,
    warn: (diagnostic: Diagnostic) => void,
  ) {
    this.file = file;
    this.request = request;
    this.prepared = prepared;
    this.warn = warn;
    this.owned = request.resume === file;
    this.next = performance.now() + this.interval;
  }

  due(): boolean {
    return performance.now() >= this.next;
  }

  keep({ exploration, ...search }: SearchCheckpoint): void {
    const began = performance.now();
    const { tables, ...rest } = exploration;
    const { machine, reached } = this.prepared;
    const header: Header = {
      tool: toolNow(),
      subject: subjectOf(this.request, this.prepared),
      machine: snapshotOf(machine.learning),
      reached: [...reached],
      search: { ...search, exploration: rest },
    };
    const written = writeCheckpoint(this.file, header, tables);
    this.owned ||= written.kind === 'written';
    if (written.kind === 'failed' && !this.warned) {
      this.warned = true;
      this.warn(checkpointNotWritten(this.file, written.reason));
    }
    // Large tables take seconds to write: a tenth of the time at most goes into that.
    const now = performance.now();
    this.next = now + Math.max(this.interval, 9 * (now - began));
  }

  /** Takes the file away: the search is over, there is nothing to go on with. */
  finish(): void {
    if (this.owned) rmSync(this.file, { force: true });
  }

  private get interval(): number {
    return (this.request.checkpointSeconds ?? defaultInterval) * 1000;
  }
}

/**
 * Finds out whether a file can be a checkpoint at all, before anything that takes long is done.
 * @throws ThpcheckError THP6402
 */
export function demandCheckpoint(file: string): void {
  let isOne = false;
  try {
    isOne = looksLikeCheckpoint(file);
  } catch (error) {
    throw new ThpcheckError(checkpointUnreadable(file, reasonOf(error)));
  }
  if (!isOne) throw new ThpcheckError(checkpointDamaged(file, 'it is no checkpoint'));
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Reads the checkpoint that a request names and brings the machine to know what it knew then.
 * @throws ThpcheckError THP6402 to THP6405 if the file is none, of another check or version, or does not fit
 */
export function resumed(file: string, request: CheckRequest, prepared: Prepared): SearchCheckpoint {
  const content = readFile(file);
  if (content.kind === 'damaged') throw new ThpcheckError(checkpointDamaged(file, content.reason));
  const { tool, subject, machine, reached, search } = content.header as Header;
  const now = toolNow();
  if (tool.version !== now.version || tool.code !== now.code)
    throw new ThpcheckError(checkpointOutdated(file, tool.version));
  const wanted = subjectOf(request, prepared);
  for (const name of Object.keys(wanted) as (keyof Subject)[]) {
    if (subject[name] === wanted[name]) continue;
    const short = name === 'kernel code' || subject[name].length > 40;
    const difference = short ? `other ${name}` : `its ${name} is ${subject[name]}, not ${wanted[name]}`;
    throw new ThpcheckError(checkpointOfOther(file, difference));
  }
  if (!restoreTo(prepared.machine.learning, machine)) throw new ThpcheckError(checkpointDiverges());
  for (const name of reached) prepared.reached.add(name);
  return { ...search, exploration: { ...search.exploration, tables: content.tables } };
}

function readFile(file: string): ReturnType<typeof readCheckpoint> {
  try {
    return readCheckpoint(file);
  } catch (error) {
    throw new ThpcheckError(checkpointUnreadable(file, reasonOf(error)));
  }
}
