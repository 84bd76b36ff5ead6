import { findArchitecture } from '../arch/architectures.ts';
import { lowerAsm } from '../arch/lower-asm.ts';
import type { WindowRequest } from '../machine/address-space.ts';
import { linkModules, type LinkedProgram } from '../program/link.ts';
import { readModule } from '../program/llvm/read-module.ts';
import { symbolWindows } from '../tree/harness/windows.ts';
import { pathNames } from '../tree/harness/paths.ts';
import { compileSources, type SourceHooks, type SourceRequest } from './kernel-sources.ts';

/** The kernel's code for one architecture, linked and ready to run. */
export interface KernelProgram {
  readonly program: LinkedProgram;
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
}

/** Options of {@link loadKernelProgram}; the architecture by name. */
export type ProgramRequest = Omit<SourceRequest, 'architecture'> & { readonly architecture: string };

const loaded = new Map<string, Promise<KernelProgram>>();

/** Compiles and links the tree's code; the same request is served once a process. */
export function loadKernelProgram(request: ProgramRequest, hooks: SourceHooks): Promise<KernelProgram> {
  const { tree, architecture, entries, profile, overlays, clang, cacheDirectory } = request;
  const key = JSON.stringify([tree, architecture, entries, profile, overlays, clang ?? '', cacheDirectory ?? '']);
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
  const modules = sources.modules.map(({ unit, compiled }) => readModule(compiled.ir, unit));
  const program = linkModules(modules, {
    roots: ['thpcheck_setup', 'thpcheck_finish', ...pathNames.map((path) => `thpcheck_path_${path}`)],
    prepare: (fn) => lowerAsm(fn, architecture),
  });
  const values = sources.config.values;
  return {
    program,
    windows: [architecture.window(version), ...symbolWindows(program)],
    version,
    versionText: sources.tree.version.text,
    compiler: sources.compiler,
    overlayNames: sources.overlayNames,
    pageSize: 4096,
    configLines: [...values].map(([name, { value }]) => `${name}=${value}`).toSorted(),
  };
}
