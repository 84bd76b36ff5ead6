import { realpathSync } from 'node:fs';
import { compileFlags } from '../compile/flags.ts';
import { layOut } from '../compile/layout.ts';
import type { CompileRequest } from '../compile/request.ts';
import { contentHash } from './content-hash.ts';

/** Raised when the form of entries or the meaning of a request changes. */
const format = 1;

/**
 * Key of what a request asks for: compiler, flags, unit, profile, tree and overlays by path. The contents of the
 * files are not in it; each entry under the key lists those it depends on.
 * @throws ThpcheckError as {@link layOut}
 */
export function requestKey(compiler: string, request: CompileRequest): string {
  const layout = layOut(request);
  return contentHash(
    JSON.stringify([
      format,
      compiler,
      request.unit,
      request.profile,
      realpathSync(layout.treeRoot),
      layout.mounts,
      compileFlags(request, layout),
    ]),
  );
}
