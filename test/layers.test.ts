import { describe, expect, test } from 'vitest';
import type { SourceFile } from './source-files.ts';
import { sourceFiles, withoutComments } from './source-files.ts';

/** Folders of src/, lowest first: a file imports from its own layer and from those before it. */
const layers = [
  'diagnostic', 'word', 'bdd', 'program', 'transition', 'machine', 'arch', 'kernel', 'contract', 'tree', 'engine', 'property', 'check', 'report', 'cli',
]; // prettier-ignore

/** Layers that may import values from fewer layers than their place allows (types: see `typesToo`). */
const narrower: Readonly<Record<string, readonly string[]>> = {
  word: [],
  bdd: ['diagnostic', 'word'],
  contract: ['diagnostic', 'word', 'bdd'],
  engine: ['diagnostic', 'word', 'transition', 'src/machine/explorable.ts'],
  property: ['diagnostic', 'word', 'machine', 'program'],
  report: [
    'diagnostic', 'word', 'src/check/result.ts', 'src/check/thread/result.ts', 'src/check/helpers/result.ts', 'src/check/diff/result.ts',
  ], // prettier-ignore
};

/** Layers for which the narrower list holds for types as well: they must not even know the words. */
const typesToo = new Set(['word', 'engine']);

const longestFile = 400;

const files = sourceFiles();
const product = files.filter((file) => !file.isTest);
const byPath = new Map(files.map((file) => [file.path, file]));
const layerOf = (path: string): string => path.split('/')[1]!;

/** `file -> target` of each import that breaks `allowed`. */
function offences(
  candidates: readonly SourceFile[],
  allowed: (file: SourceFile, target: string, typeOnly: boolean) => boolean,
) {
  return candidates.flatMap((file) =>
    file.imports
      .filter((each) => each.target.startsWith('src/') && !allowed(file, each.target, each.typeOnly))
      .map((each) => `${file.path} -> ${each.target}`),
  );
}

/** Import cycles of values, as paths that come back to where they began. */
function valueCycles(): readonly string[] {
  const cycles: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    for (const each of byPath.get(path)?.imports ?? []) {
      if (!each.typeOnly && !each.dynamic && byPath.has(each.target)) visit(each.target, [...trail, path]);
    }
    state.set(path, 'done');
  };
  for (const file of files) visit(file.path, []);
  return cycles;
}

/** Exported declarations without a docstring right before them, `file: name`. */
function undocumented(file: SourceFile): readonly string[] {
  const lines = file.text.split('\n');
  const names = new Set<string>();
  return lines.flatMap((line, number) => {
    const match =
      /^export (?:declare )?(?:async )?(?:default )?(?:abstract )?(?:function\*?|const|let|class|interface|type) (\w+)/.exec(
        line,
      );
    const name = match?.[1];
    // Further overloads of a function share the docstring of the first; `export type {...} from` has no name.
    if (name === undefined || names.has(name)) return [];
    names.add(name);
    // Declarations without an empty line between them are a group that one docstring describes.
    let first = number;
    while (first > 0 && lines[first - 1]!.startsWith('export ')) first--;
    return (lines[first - 1] ?? '').trimEnd().endsWith('*/') ? [] : [`${file.path}: ${name}`];
  });
}

/** Whether a file holds nothing but re-exports. */
function isBarrel(file: SourceFile): boolean {
  const code = withoutComments(file.text)
    .replaceAll(/^(import|export)\s[^;]*?from\s+'[^']+';?/gm, '')
    .trim();
  return code === '' && file.imports.length > 0;
}

describe('src', () => {
  test('is read at all', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(byPath.get('src/cli/run.ts')?.imports).toContainEqual({
      target: 'src/cli/closest.ts',
      typeOnly: false,
      dynamic: false,
    });
    expect(byPath.get('src/cli/run.ts')?.imports).toContainEqual({
      target: 'src/cli/io.ts',
      typeOnly: true,
      dynamic: false,
    });
    expect(byPath.get('src/cli/program.ts')?.imports).toContainEqual({
      target: 'src/cli/list-command.ts',
      typeOnly: false,
      dynamic: true,
    });
  });

  test('has no folder that is not a layer, and no file outside of one', () => {
    expect(files.filter((file) => !layers.includes(file.layer)).map((file) => file.path)).toEqual([]);
  });

  test('imports only downwards', () => {
    expect(
      offences(files, (file, target) => layers.indexOf(layerOf(target)) <= layers.indexOf(file.layer)),
    ).toEqual([]);
  });

  test.each(Object.keys(narrower))('%s imports only what it may know', (layer) => {
    const allowed = [layer, ...narrower[layer]!];
    const candidates = product.filter((file) => file.layer === layer);
    const broken = offences(
      candidates,
      (_, target, typeOnly) =>
        (typeOnly && !typesToo.has(layer)) || allowed.includes(target) || allowed.includes(layerOf(target)),
    );
    expect(broken).toEqual([]);
  });

  test('no product file imports from tests', () => {
    expect(offences(product, (_, target) => !/\/testing\/|\.test\.ts$/.test(target))).toEqual([]);
  });

  test('has no import cycle of values', () => {
    expect(valueCycles()).toEqual([]);
  });

  test('has no file that only re-exports', () => {
    expect(files.filter(isBarrel).map((file) => file.path)).toEqual([]);
  });

  test(`has no file of more than ${longestFile} lines`, () => {
    const long = files.filter((file) => file.text.split('\n').length - 1 > longestFile);
    expect(long.map((file) => `${file.path}: ${file.text.split('\n').length - 1}`)).toEqual([]);
  });

  // src/arch/*/helpers.ts hold what the kernel itself calls helpers: pmd_present() and its like.
  test('has no utils.ts, helpers.ts or index.ts', () => {
    expect(
      files
        .filter((file) => /\/(utils?|helpers?|common|index)\.ts$/.test(file.path))
        .filter((file) => !/^src\/arch\/[^/]+\/helpers\.ts$/.test(file.path))
        .map((file) => file.path),
    ).toEqual([]);
  });

  test('says of each export what it is', () => {
    expect(product.flatMap(undocumented)).toEqual([]);
  });
});
