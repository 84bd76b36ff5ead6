import type { SystemBuilder } from '../../transition/build/system-builder.ts';
import { ne, type VariableReference } from '../../transition/expression.ts';
import type { ProcessId, Source } from '../../transition/form.ts';

/** An entry of a TLB or of a walk cache that the hardware may drop. */
export interface Evictable {
  /** What drops it. */
  readonly process: ProcessId;
  /** Where it is written that it may. */
  readonly source: Source;
  /** As a trace names it: `huge translation of range 0`. */
  readonly name: string;
  /** 0 is no entry. */
  readonly entry: VariableReference;
}

/** The action that drops an entry of a TLB or of a walk cache, at any time: eviction is never forced nor ruled out. */
export function addEviction(system: SystemBuilder, { process, source, name, entry }: Evictable): void {
  system.hardwareAction({
    process,
    label: `drops its ${name}`,
    source,
    when: ne(entry, 0),
    body: (recorder) => recorder.assign(entry, 0),
  });
}
