import type { WatchRule } from '../machine/watch.ts';

/** Identifiers of the rules that can be broken today; numbers are those of the property catalogue. */
export type RuleId = 'P1' | 'P2' | 'P5' | 'P6' | 'P7' | 'P8' | 'P9' | 'P10' | 'P12';

/** A rule a scenario may demand. */
export interface Rule {
  readonly id: RuleId;
  /** A few words: `zap completes`. */
  readonly name: string;
  /** The rule in a sentence. */
  readonly statement: string;
  /** What a user sees when it is broken, in a sentence. */
  readonly consequence: string;
  /** Short name in headlines: `lost-zap`. */
  readonly finding: string;
  /** Where it is checked: by the harness in final states or when a path ends, or at each read of a watched entry. */
  readonly watch?: (roles: readonly PathRole[]) => WatchRule;
}

/** What a path does to the watched entry: only changes it, removes it, or only reads it. */
export type PathRole = 'changes' | 'removes' | 'reads';
