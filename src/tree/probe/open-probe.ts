import type { Architecture } from '../../arch/architecture.ts';
import { lowerAsm } from '../../arch/lower-asm.ts';
import { linkModules } from '../../program/link.ts';
import { readModule, type ReadModule } from '../../program/llvm/read-module.ts';
import type { CompiledProbe } from './compile-probe.ts';
import { openEvaluator, type Evaluator } from './evaluate/evaluator.ts';
import type { ProbeTarget } from './probe-target.ts';

/** The helpers of one architecture of a tree, ready to be called. */
export interface Probe extends Pick<Evaluator, 'call'> {
  /** Names of the helpers the version has, such as `pmd_mkinvalid`; the argument of `call`. */
  readonly helpers: ReadonlySet<string>;
}

const prefix = 'probe_';
/** Stands for functions that are not run. */
const nothing = 'probe_skip';
/** Does what boot code would have done; where the architecture needs it. */
const boot = 'probe_boot';

/** Links a compiled probe. Errors as {@link linkModules}; calling a helper may throw THP2220. */
export function openProbe(compiled: CompiledProbe, target: ProbeTarget, version: number): Probe {
  const modules = compiled.modules.map(({ unit, ir }) => readModule(ir, unit));
  const [wrappers] = modules;
  const names = [...(wrappers?.functions.keys() ?? [])].filter((name) => /^probe_(pmd|pte)_\w+$/.test(name));
  const boots = [...(wrappers?.functions.has(boot) === true ? [boot] : []), ...target.boot];
  const roots = [...names, ...boots];
  const program = linkModules(modules, {
    roots,
    replace: new Map(
      [...target.skipped.keys()].filter((name) => isDefined(modules, name)).map((name) => [name, nothing]),
    ),
    prepare: (fn) => lowerAsm(fn, architectureFor(target)),
  });
  const evaluator = openEvaluator(program, {
    roots,
    skipped: new Set([nothing, ...target.skipped.keys()]),
    values: target.variables(version),
    lowestAddress: target.lowestAddress,
  });
  for (const name of boots) evaluator.call(name);
  return {
    helpers: new Set(names.map((name) => name.slice(prefix.length))),
    call: (helper, ...args) => evaluator.call(prefix + helper, ...args),
  };
}

function isDefined(modules: readonly ReadModule[], name: string): boolean {
  return modules.some((module) => module.functions.has(name));
}

/** Lowering looks at nothing but the rules. */
function architectureFor({ asm, asmGoto }: ProbeTarget): Architecture {
  return { asm, asmGoto } as unknown as Architecture;
}
