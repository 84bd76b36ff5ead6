import { realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../cache/content-hash.ts';
import type { CacheWarning } from '../cache/ir-cache.ts';
import { ownCodeHash } from '../cache/own-code.ts';
import type { RecordedFile } from '../cache/record.ts';
import { recordFile, sameFile } from '../cache/recorded-file.ts';
import type { ResultCache } from '../cache/result-cache.ts';
import { evaluateConfig, type ConfigInput, type ConfigResult, type ConfigValue } from './evaluate-config.ts';
import { filesMatching } from './glob.ts';
import { loadKconfig } from './load.ts';

/** A configuration as it is stored, with all that was looked at to evaluate it. */
interface StoredConfig {
  readonly files: readonly RecordedFile[];
  /** Files that source statements name and that are not there. */
  readonly absent: readonly string[];
  readonly patterns: readonly { readonly pattern: string; readonly files: readonly string[] }[];
  readonly values: readonly (readonly [string, ConfigValue])[];
  readonly rest: Omit<ConfigResult, 'values'>;
}

/**
 * Evaluates the Kconfig files of a tree as {@link evaluateConfig}, or takes the result from the cache if every file
 * that would be read is as it was. Errors are not kept.
 * @param cache `undefined` for none
 * @throws ThpcheckError THP2100 to THP2105
 */
export function evaluateConfigCached(
  cache: ResultCache | undefined,
  input: Omit<ConfigInput, 'model'>,
  warn: CacheWarning,
): ConfigResult {
  if (cache === undefined) return evaluateConfig(input);
  const { root } = input.tree;
  const key = configKey(input);
  const found = cache.find(key, warn);
  if (found !== undefined) {
    const stored = JSON.parse(found.toString()) as StoredConfig;
    if (holds(root, stored)) return { ...stored.rest, values: new Map(stored.values) };
  }
  const startedAt = Date.now();
  const absent: string[] = [];
  const patterns: StoredConfig['patterns'][number][] = [];
  const model = loadKconfig(input.tree, input.architecture.srcarch, {
    absent: (path) => absent.push(path),
    matched: (pattern, files) => patterns.push({ pattern, files }),
  });
  const result = evaluateConfig({ ...input, model });
  const files = recordAll(root, result.filesRead, startedAt);
  if (files !== undefined) {
    const { values, ...rest } = result;
    const stored: StoredConfig = { files, absent, patterns, values: [...values], rest };
    cache.store(key, Buffer.from(JSON.stringify(stored)), warn);
  }
  return result;
}

function configKey({ tree, architecture, extra, defconfig }: Omit<ConfigInput, 'model'>): string {
  const lines = architecture.lines(tree.version.code);
  const asked = [architecture.srcarch, lines, extra ?? [], defconfig ?? null];
  const code = ownCodeHash(['tree/kconfig']);
  return contentHash(JSON.stringify([code, realpathSync(tree.root), tree.version.text, asked]));
}

/** `undefined` when a file changed while it was read. */
function recordAll(root: string, names: readonly string[], startedAt: number): RecordedFile[] | undefined {
  const files: RecordedFile[] = [];
  for (const name of new Set(names)) {
    const file = recordFile(name, join(root, name), startedAt);
    if (file === undefined) return undefined;
    files.push(file);
  }
  return files;
}

function holds(root: string, { files, absent, patterns }: StoredConfig): boolean {
  return (
    files.every((file) => sameFile(join(root, file.name), file)) &&
    absent.every((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() !== true) &&
    patterns.every(({ pattern, files: before }) => sameNames(filesMatching(root, pattern), before))
  );
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}
