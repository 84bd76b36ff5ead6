import type { SystemBuilder } from '../../transition/build/system-builder.ts';
import type { RuleId } from '../../transition/form.ts';

/** P12, for architectures on which translations of two sizes for one address in one TLB are forbidden. */
export function mixedSizesRule(system: SystemBuilder): RuleId {
  return system.rule('P12', 'a huge and a small translation of one address in one TLB');
}
