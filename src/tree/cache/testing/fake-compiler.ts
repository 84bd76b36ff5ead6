import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { diskPath, layOut, nameExists, userName } from '../../compile/layout.ts';
import type { Compiler } from '../../compile/request.ts';

/** A compiler for tests, and how often it was asked. */
export interface FakeCompiler extends Compiler {
  readonly compiled: readonly string[];
}

/**
 * A compiler whose IR is the text of the source with its `#include <...>` lines replaced by the files they name,
 * found along the search path as clang does.
 */
export function fakeCompiler(version = '1'): FakeCompiler {
  const compiled: string[] = [];
  return {
    compiled,
    identity: () => Promise.resolve(`fake ${version}`),
    compile(request) {
      compiled.push(request.unit);
      const layout = layOut(request);
      const filesRead = new Set<string>();
      const expand = (name: string): string => {
        filesRead.add(userName(layout.mounts, name));
        const text = request.virtualFiles.get(name) ?? readFileSync(diskPath(layout, name), 'utf8');
        return text.replaceAll(/^#include <(.*)>$/gm, (_line, header: string) => {
          const found = layout.searchPath
            .map((directory) => posix.join(directory, header))
            .find((candidate) => nameExists(layout, request.virtualFiles, candidate));
          return found === undefined ? `missing ${header}` : expand(found);
        });
      };
      const ir = expand(layout.source);
      return Promise.resolve({ ir, warnings: [`warning of ${request.unit}`], filesRead: [...filesRead] });
    },
    close: () => Promise.resolve(),
  };
}
