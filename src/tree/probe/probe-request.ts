import type { CompileRequest } from '../compile/request.ts';
import { generateHeaders, includeDirectories } from '../generated/generate-headers.ts';
import { harnessFiles } from '../harness/harness-files.ts';
import { harnessDirectory } from '../harness/units.ts';
import type { ConfigResult } from '../kconfig/evaluate-config.ts';
import { treeHas, type SourceTree } from '../source-tree.ts';
import type { ProbeTarget } from './probe-target.ts';

/** What all units of a probe have in common. */
export interface ProbeRequest {
  readonly base: Omit<CompileRequest, 'unit'>;
  /** Sources of the tree that the generated unit includes. */
  readonly sources: readonly string[];
  /** File of the harness for the architecture, as it is included; `undefined` if there is none. */
  readonly architecture: string | undefined;
}

/** How units of a configured tree are compiled for a probe. Errors as `generateHeaders`. */
export function probeRequest(tree: SourceTree, target: ProbeTarget, config: ConfigResult): ProbeRequest {
  const { srcarch } = target.config;
  const { code } = tree.version;
  const harness = harnessFiles();
  const sources = target.units
    .filter(({ file, from = 0, before = Infinity }) => code >= from && code < before && treeHas(tree, file))
    .map(({ file }) => file);
  const ownFile = `probe/arch/${srcarch}.c`;
  return {
    sources,
    architecture: harness.has(`${harnessDirectory}/${ownFile}`) ? ownFile : undefined,
    base: {
      treeRoot: tree.root,
      includeDirectories: [
        `${harnessDirectory}/probe/overlay`,
        `${harnessDirectory}/overlay/common`,
        ...includeDirectories(srcarch),
        ...target.target.includes(code),
        // Where the sources of the tree look for headers of their own, such as internal.h.
        ...new Set(['mm', ...sources.map((source) => source.slice(0, source.lastIndexOf('/')))]),
        harnessDirectory,
      ],
      overlays: [],
      virtualFiles: new Map([
        ...generateHeaders({ tree, srcarch, config }),
        ...target.headers(tree),
        ...harness,
        ...(tree.changed ?? []),
      ]),
      target: {
        ...target.target,
        // For __if_exists; all errors are wanted, not only the first twenty.
        flags: (version) => [...target.target.flags(version), '-fms-extensions', '-ferror-limit=0'],
      },
      version: code,
      defines: [],
      profile: 'source',
    },
  };
}
