import type { AsmGotoRule, AsmRule, CompileTarget, ConfigFragment } from '../../arch/architecture.ts';
import type { ModelArchitecture } from '../../arch/entry-helpers.ts';
import type { SourceTree } from '../source-tree.ts';

/** An architecture, MMU included, whose page-table helpers can be compiled and run; as the user types it. */
export type ProbeArchitecture = ModelArchitecture | 'mips64' | 'loongarch64' | 'arc';

/** A unit of the tree that is compiled beside the probe, in the versions (`major * 1000 + minor`) that have it. */
export interface ProbeUnit {
  /** Relative to the tree. */
  readonly file: string;
  /** First version with it; all unless given. */
  readonly from?: number;
  /** First version without it. */
  readonly before?: number;
}

/** How the page-table helpers of one architecture are compiled and run alone, outside of a kernel that has booted. */
export interface ProbeTarget {
  readonly name: ProbeArchitecture;
  readonly target: CompileTarget;
  /** On top of the common fragment of tree mode. */
  readonly config: ConfigFragment;
  /** Symbol of the configuration without which a version does not have the MMU. */
  readonly requires?: string;
  /** Sources of the tree that define what the helpers call. */
  readonly units: readonly ProbeUnit[];
  /** Generated headers besides those of tree mode; name to text. */
  headers(tree: SourceTree): ReadonlyMap<string, string>;
  readonly asm: readonly AsmRule[];
  readonly asmGoto: readonly AsmGotoRule[];
  /**
   * Functions that are not run, each with what is lost: TLB maintenance and accounting, never anything that changes
   * an entry. They return 0.
   */
  readonly skipped: ReadonlyMap<string, string>;
  /** Functions of the tree that set variables at boot, run once before all else; named as for a linker's root. */
  readonly boot: readonly string[];
  /** Lowest address that is memory; the end of the null page unless given. */
  readonly lowestAddress?: number;
  /** What boot code would have put into variables: name to bytes' value, as wide as the variable (at most 8 bytes). */
  variables(version: number): ReadonlyMap<string, bigint>;
  /**
   * What is decided at run time (CPU features, alternatives, static keys, layout of memory) and is pinned here: one
   * sentence each, for reports.
   */
  readonly assumptions: readonly string[];
}
