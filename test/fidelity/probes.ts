import { openCompiler } from '../../src/tree/compile/compiler.ts';
import { cacheDirectory } from '../../src/tree/cache/location.ts';
import { compileProbe, type CompiledProbe, type ProbeWorkshop } from '../../src/tree/probe/compile-probe.ts';
import { linkProbe, openProbe } from '../../src/tree/probe/open-probe.ts';
import { probeTargets } from '../../src/tree/probe/probe-targets.ts';
import type { ModelArchitecture } from '../../src/arch/entry-helpers.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { namedProbe, type NamedProbe } from './probe-names.ts';

/** A probe of a tree, and what of its configuration the tree did not grant. */
export interface OpenedProbe {
  readonly probe: NamedProbe;
  readonly ungranted: readonly string[];
}

/** Compiles probes; units of several architectures at a time, the two MMUs of powerpc once. */
export interface ProbeBench {
  open(tree: SourceTree, architecture: ModelArchitecture): Promise<OpenedProbe>;
  close(): Promise<void>;
}

/** Opens a compiler for probes; warnings are errors. */
export function openProbeBench(): ProbeBench {
  const compiler = openCompiler({ kind: 'yowasp' });
  const compiled = new Map<string, Promise<CompiledProbe>>();
  return {
    async open(tree, architecture) {
      const target = probeTargets[architecture];
      const key = `${tree.root} ${target.config.srcarch}`;
      let compilation = compiled.get(key);
      if (compilation === undefined) {
        const workshop: ProbeWorkshop = {
          compiler,
          cacheDirectory: cacheDirectory(),
          warn(diagnostic) {
            throw new Error(diagnostic.what);
          },
        };
        compilation = compileProbe(tree, target, workshop, { configuration: 'plain' });
        compiled.set(key, compilation);
      }
      const { config } = await compilation;
      return {
        probe: namedProbe(
          openProbe(linkProbe(await compilation, target, tree.version.code)),
          architecture,
          tree.version.code,
        ),
        ungranted: config.ungranted.map(({ name }) => name),
      };
    },
    close: () => compiler.close(),
  };
}
