import type { CompileTarget } from '../../arch/architecture.ts';

/**
 * Which IR is asked for. `source`: as the front end emits it, without any pass, so that no load is merged or
 * dropped. `O1`: after clang's own passes.
 */
export type CompileProfile = 'source' | 'O1';

/**
 * One translation unit to be compiled to textual LLVM IR. All names are relative to the tree; a virtual file
 * takes the place of the tree's file of the same name, and need not have one.
 */
export interface CompileRequest {
  /** Absolute path of the kernel tree. */
  readonly treeRoot: string;
  /** `mm/huge_memory.c`, or the name of a virtual file such as `thpcheck/harness/setup.c`. */
  readonly unit: string;
  /** Searched in this order, after the overlays; each may hold files of the tree, virtual files, or both. */
  readonly includeDirectories: readonly string[];
  /**
   * Absolute directories that come first on the include path. One that holds the unit's own name has that
   * file compiled instead of the tree's; its quoted includes are looked for beside it, then in the tree.
   */
  readonly overlays: readonly string[];
  /** Name to text. */
  readonly virtualFiles: ReadonlyMap<string, string>;
  readonly target: CompileTarget;
  /** Kernel version, `major * 1000 + minor`. */
  readonly version: number;
  /** `NAME` or `NAME=value`. */
  readonly defines: readonly string[];
  readonly profile: CompileProfile;
}

/** What one compilation gave. */
export interface CompiledUnit {
  /** Textual LLVM IR. Files are named in it as in the request; those of an overlay as `overlay/NAME/...`. */
  readonly ir: string;
  /** The compiler's warnings, one line each. */
  readonly warnings: readonly string[];
  /** Every file the compiler opened: named as in the request, an overlay's file by its absolute path. */
  readonly filesRead: readonly string[];
}

/** Where one unit is on its way. */
export interface CompileProgress {
  readonly unit: string;
  readonly state: 'queued' | 'started' | 'compiled' | 'failed' | 'cached';
}

/** A C compiler that makes textual LLVM IR. */
export interface Compiler {
  /** What distinguishes its output from that of another compiler; part of cache keys. Starts nothing heavy. */
  identity(): Promise<string>;
  /** @throws ThpcheckError THP3001..THP3011 */
  compile(request: CompileRequest): Promise<CompiledUnit>;
  /** Stops at once, also in the middle of a compilation; pending compilations are rejected with THP3006. */
  close(): Promise<void>;
}
