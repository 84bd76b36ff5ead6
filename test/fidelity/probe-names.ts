import type { ModelArchitecture } from '../../src/arch/entry-helpers.ts';
import type { Probe } from '../../src/tree/probe/open-probe.ts';

/** How a helper of the built-in model is called in the probe. */
interface ProbeCall {
  /** Name of the function. */
  readonly name: string;
  /** VM_READ 1, VM_WRITE 2 of the protection that comes last; none unless given. */
  readonly protection?: number;
}

/** VM_READ and VM_WRITE, private: what the built-in model's `modifyCopy` and `mk_pmd` are about. */
const copy = 3;

const named: Readonly<Record<string, ProbeCall>> = {
  pmd_stored: { name: 'set_pmd_at' },
  pmd_cleared: { name: 'pmdp_huge_get_and_clear stored' },
  pmd_invalidated: { name: 'pmdp_invalidate stored' },
  pmd_mk_pmd: { name: 'pfn_pmd', protection: copy },
  pmd_modifyNone: { name: 'pmd_modify', protection: 0 },
  pmd_modifyCopy: { name: 'pmd_modify', protection: copy },
  pmd_populated: { name: 'pmd_populate' },
  pmd_tablePfn: { name: 'pmd_pgtable' },
  pte_stored: { name: 'set_pte_at' },
  pte_cleared: { name: 'ptep_get_and_clear stored' },
  pte_mk_pte: { name: 'pfn_pte', protection: copy },
  pte_modifyNone: { name: 'pte_modify', protection: 0 },
  pte_modifyCopy: { name: 'pte_modify', protection: copy },
};

/** The call for a helper; names that moved are by version (`major * 1000 + minor`) and architecture. */
function callOf(helper: string, architecture: ModelArchitecture, version: number): ProbeCall {
  if (helper === 'pmd_leaf' && version < 5006)
    return { name: architecture === 'arm64' ? 'pmd_sect' : 'pmd_large' };
  if (helper === 'pmd_mkinvalid' && version < 4016) return { name: 'pmd_mknotpresent' };
  // There the bit is set where the entry is.
  if (helper === 'pmd_mksplitting' && (architecture === 'x86_64' || architecture === 's390'))
    return { name: 'pmdp_splitting_flush stored' };
  return named[helper] ?? { name: helper };
}

/** A probe as the comparison has it: by the names of the built-in model. */
export type NamedProbe = Pick<Probe, 'call'> & {
  /** Whether the version has a helper. */
  has(helper: string): boolean;
};

/** A probe under the names of the built-in model. */
export function namedProbe(probe: Probe, architecture: ModelArchitecture, version: number): NamedProbe {
  return {
    has: (helper) => probe.helpers.has(callOf(helper, architecture, version).name),
    call(helper, ...args) {
      const { name, protection } = callOf(helper, architecture, version);
      return probe.call(name, ...args, ...(protection === undefined ? [] : [probe.protection(protection)]));
    },
  };
}
