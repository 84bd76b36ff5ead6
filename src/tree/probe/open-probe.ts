import type { Architecture } from '../../arch/architecture.ts';
import { lowerAsm } from '../../arch/lower-asm.ts';
import { linkModules, type LinkedProgram } from '../../program/link.ts';
import { readModule } from '../../program/llvm/read-module.ts';
import { nameOf } from './catalogue/catalogue-entry.ts';
import type { CompiledProbe } from './compile-probe.ts';
import { openEvaluator, type Evaluator, type EvaluatorOptions } from './evaluate/evaluator.ts';
import type { ProbeTarget } from './probe-target.ts';
import { presencePrefix, probeUnit, wrapperSymbol } from './probe-unit.ts';

/** The linked program of a probe, and how it is run. */
export interface LinkedProbe {
  readonly program: LinkedProgram;
  readonly options: EvaluatorOptions;
  /** Functions that do what boot code would have done, in this order, before all else. */
  readonly boot: readonly string[];
  /** By name of the function (`pmdp_invalidate stored`): C name of its wrapper. */
  readonly wrappers: ReadonlyMap<string, string>;
  /** Names of the headers that are functions, macros or variables in this configuration. */
  readonly present: ReadonlySet<string>;
  /** Constants by name of their macros, those that are defined: C name of the function that gives them. */
  readonly constants: ReadonlyMap<string, string>;
}

/** The helpers of one architecture of a tree, ready to be called with single words. */
export interface Probe extends Pick<Evaluator, 'call'> {
  /** Names of functions, such as `pmd_mkinvalid` or `pmdp_invalidate stored`; the argument of `call`. */
  readonly helpers: ReadonlySet<string>;
  /** Value of a macro of the tree that is read (see probe-constants.ts); undefined where it is not defined. */
  constant(macro: string): bigint | undefined;
  /** `pgprot_val()` of the protection for VM_READ 1, VM_WRITE 2, VM_EXEC 4, VM_SHARED 8. */
  protection(flags: number): bigint;
}

/** Stands for functions that are not run. */
const nothing = 'probe_skip';
/** Do what boot code would have done; where the architecture or the configuration needs it. */
const ownBoot = 'probe_boot';
const bootOfSwap = 'probe_boot_swap';
/** C name of the function that gives protections, see {@link Probe.protection}. */
export const protectionFunction = 'probe_protection';
/** Not run on any architecture: TLB maintenance by functions of the architecture, and messages. */
const neverRun = [
  'flush_tlb_mm',
  'flush_tlb_page',
  'flush_tlb_range',
  'flush_tlb_mm_range',
  'flush_pmd_tlb_range',
  'flush_pud_tlb_range',
  'printk',
  '_printk',
  '__warn_printk',
  'warn_slowpath_fmt',
  'warn_slowpath_null',
];
const constantPrefix = 'probe_constant_';

/** Links a compiled probe. Errors as {@link linkModules}. */
export function linkProbe(compiled: CompiledProbe, target: ProbeTarget, version: number): LinkedProbe {
  const module = readModule(compiled.ir, probeUnit);
  const has = (name: string): boolean => module.functions.has(name);
  const wrappers = new Map<string, string>();
  for (const entry of compiled.entries) {
    const symbol = wrapperSymbol(nameOf(entry));
    if (has(symbol) && !compiled.refused.has(nameOf(entry))) wrappers.set(nameOf(entry), symbol);
  }
  const constants = new Map(
    [...module.functions.keys()]
      .filter((name) => name.startsWith(constantPrefix))
      .map((name) => [name.slice(constantPrefix.length), name]),
  );
  const boot = [ownBoot, ...target.boot, bootOfSwap].filter(
    (name) => target.boot.includes(name) || has(name),
  );
  const roots = [...wrappers.values(), ...constants.values(), protectionFunction, ...boot];
  const skipped = [...neverRun, ...target.skipped.keys()];
  const program = linkModules([module], {
    roots,
    replace: new Map(skipped.filter(has).map((name) => [name, nothing])),
    prepare: (fn) => lowerAsm(fn, architectureFor(target)),
  });
  return {
    program,
    options: {
      roots,
      skipped: new Set([nothing, ...skipped]),
      values: target.variables(version),
      lowestAddress: target.lowestAddress,
    },
    boot,
    wrappers,
    present: new Set(
      [...module.globals.keys()]
        .filter((name) => name.startsWith(presencePrefix))
        .map((name) => name.slice(presencePrefix.length)),
    ),
    constants,
  };
}

/** Makes a linked probe ready for calls with single words; a call may throw THP2220. */
export function openProbe({ program, options, boot, wrappers, constants }: LinkedProbe): Probe {
  const evaluator = openEvaluator(program, options);
  for (const name of boot) evaluator.call(name);
  return {
    helpers: new Set(wrappers.keys()),
    call: (helper, ...args) => evaluator.call(wrappers.get(helper) ?? helper, ...args),
    constant(macro) {
      const name = constants.get(macro);
      return name === undefined ? undefined : evaluator.call(name);
    },
    protection: (flags) => evaluator.call(protectionFunction, BigInt(flags)),
  };
}

/** Lowering looks at nothing but the rules. */
function architectureFor({ asm, asmGoto }: ProbeTarget): Architecture {
  return { asm, asmGoto } as unknown as Architecture;
}
