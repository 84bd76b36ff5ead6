import { findArchitecture } from '../arch/architectures.ts';
import { lowerAsm } from '../arch/lower-asm.ts';
import type { WindowRequest } from '../machine/address-space.ts';
import type { CodeSource } from '../machine/executor.ts';
import { tlbFunction } from '../program/form.ts';
import { linkModules } from '../program/link.ts';
import { readModule } from '../program/llvm/read-module.ts';
import { symbolWindows } from '../tree/harness/windows.ts';
import { pathNames } from '../tree/harness/paths.ts';
import { initialStates } from '../tree/harness/scenario.ts';
import { contentHash } from '../tree/cache/content-hash.ts';
import { configLines } from './config-lines.ts';
import { compileSources, type SourceHooks, type SourceRequest } from './kernel-sources.ts';
import { openProgram } from './program-cache.ts';

/** The kernel's code for one architecture, linked and ready to run. */
export interface KernelProgram {
  readonly program: CodeSource;
  readonly windows: readonly WindowRequest[];
  /** `major * 1000 + minor`. */
  readonly version: number;
  readonly versionText: string;
  readonly compiler: string;
  readonly overlayNames: readonly string[];
  /** Bytes. */
  readonly pageSize: number;
  /** Configuration symbols that matter for the claim, `NAME=value`, sorted. */
  readonly configLines: readonly string[];
  /** Hash of all code that the program is linked from. */
  identity(): string;
  /**
   * Keeps what was read of the program in the cache, so that the next run need not read it again; for the end of a
   * check. Nothing to do when the cache had it all. Never fails.
   */
  keep(): void;
}

/** Options of {@link loadKernelProgram}; the architecture by name. */
export type ProgramRequest = Omit<SourceRequest, 'architecture'> & { readonly architecture: string };

/** Set-up functions of the harness: scenarios begin in different states. */
const setUps = ['thpcheck_setup', ...initialStates.map((name) => `thpcheck_setup_${name}`)];

const loaded = new Map<string, Promise<KernelProgram>>();

/** Compiles and links the tree's code; the same request is served once a process. */
export function loadKernelProgram(request: ProgramRequest, hooks: SourceHooks): Promise<KernelProgram> {
  const { tree, architecture, entries, profile, overlays, clang, cacheDirectory } = request;
  const key = JSON.stringify([
    tree,
    architecture,
    entries,
    profile,
    overlays,
    clang ?? '',
    cacheDirectory ?? '',
  ]);
  let program = loaded.get(key);
  if (program === undefined) {
    program = load(request, hooks);
    // A failure may have a cause that passes (an interruption, a full disk).
    program.catch(() => loaded.delete(key));
    loaded.set(key, program);
  }
  return program;
}

async function load(request: ProgramRequest, hooks: SourceHooks): Promise<KernelProgram> {
  const named = findArchitecture(request.architecture);
  const sources = await compileSources({ ...request, architecture: named }, hooks);
  const version = sources.tree.version.code;
  const architecture = findArchitecture(request.architecture, version);
  const roots = [
    ...setUps,
    'thpcheck_finish',
    tlbFunction,
    ...pathNames.map((path) => `thpcheck_path_${path}`),
  ];
  const kept = openProgram(
    sources.cacheDirectory,
    {
      modules: sources.modules.map(({ unit, compiled }) => ({ unit, identity: compiled.identity })),
      architecture: architecture.name,
      version,
      roots,
    },
    (locations) => {
      const modules = sources.modules.map(({ unit, compiled }) => readModule(compiled.ir, unit));
      return linkModules(modules, { roots, prepare: (fn) => lowerAsm(fn, architecture), locations });
    },
    sources.warn,
  );
  const { program } = kept;
  return {
    program,
    windows: [architecture.window(version), ...symbolWindows(program)],
    version,
    versionText: sources.tree.version.text,
    compiler: sources.compiler,
    overlayNames: sources.overlayNames,
    pageSize: 4096,
    configLines: configLines(sources.config),
    identity: () =>
      contentHash(
        JSON.stringify([
          architecture.name,
          version,
          sources.modules.map(({ unit, compiled }) => [unit, compiled.identity ?? contentHash(compiled.ir)]),
        ]),
      ),
    keep: () => kept.keep(),
  };
}
