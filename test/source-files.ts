import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** The repository's root. */
export const root = dirname(import.meta.dirname);

/** One import or re-export of a source file. */
export interface Import {
  /** Path from the root of the repository for local files, otherwise the name of the package. */
  readonly target: string;
  /** Nothing of it is there when the program runs. */
  readonly typeOnly: boolean;
  /** Loaded when it is needed; counts for layers, not for cycles. */
  readonly dynamic: boolean;
}

/** A TypeScript file under `src/`. */
export interface SourceFile {
  /** From the root of the repository, with slashes: `src/report/text.ts`. */
  readonly path: string;
  readonly text: string;
  /** First folder under `src/`. */
  readonly layer: string;
  readonly isTest: boolean;
  readonly imports: readonly Import[];
}

/** Source without comments; strings stay, as imports are made of them. */
export const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');

/** `import { type A, type B }` imports no value, even without `import type`. */
const allTypes = (clause: string): boolean =>
  /^\{[^}]*\}$/.test(clause) &&
  clause
    .slice(1, -1)
    .split(',')
    .every((name) => /^\s*(type\s|$)/.test(name));

function importsOf(path: string, text: string): readonly Import[] {
  const code = withoutComments(text);
  const resolve = (target: string): string =>
    target.startsWith('.') ? posix.join(posix.dirname(path), target) : target;
  const fixed = [...code.matchAll(/^(?:import|export)\s+(?:(type\s)?([^'";]*?)\s*from\s+)?'([^']+)'/gm)].map(
    ([, type, clause = '', target = '']) => ({
      target: resolve(target),
      typeOnly: type !== undefined || allTypes(clause.trim()),
      dynamic: false,
    }),
  );
  const late = [...code.matchAll(/\bimport\('([^']+)'\)/g)].map(([, target = '']) => ({
    target: resolve(target),
    typeOnly: false,
    dynamic: true,
  }));
  return [...fixed, ...late];
}

function walk(directory: string): readonly string[] {
  return readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'cases' ? [] : walk(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** All TypeScript files of `src/`, tests included. */
export function sourceFiles(): readonly SourceFile[] {
  return walk('src').map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return {
      path,
      text,
      layer: path.split('/')[1]!,
      isTest: path.endsWith('.test.ts') || path.includes('/testing/'),
      imports: importsOf(path, text),
    };
  });
}
