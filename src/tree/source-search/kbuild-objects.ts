import { evaluateCondition } from './condition.ts';
import type { MacroTable } from './macro-table.ts';
import type { SourceTexts } from './source-texts.ts';

/** A C file of a directory that Kbuild would compile; `maybe` if the Makefile does not say so plainly. */
export interface BuiltFile {
  readonly path: string;
  readonly built: 'yes' | 'maybe';
}

/**
 * The C files below a directory of the tree that Kbuild compiles, by `obj-y` and `obj-$(CONFIG_X)` of its Makefiles
 * under `ifdef`, `ifeq` and their like. Files that no Makefile names (another file includes them, or the name is put
 * together from variables that are not known) are `maybe`; those whose condition is false are left out.
 */
export function builtFiles(texts: SourceTexts, directory: string, macros: MacroTable): readonly BuiltFile[] {
  const entries = texts.list(directory);
  const makefile = texts.text(`${directory}/Kbuild`) ?? texts.text(`${directory}/Makefile`);
  const named = makefile === undefined ? new Map<string, boolean | undefined>() : objectsOf(makefile, macros);
  const files: BuiltFile[] = [];
  for (const [name, kind] of entries) {
    if (kind === 'directory') {
      if (named.get(`${name}/`) !== false) files.push(...builtFiles(texts, `${directory}/${name}`, macros));
      continue;
    }
    if (!name.endsWith('.c')) continue;
    const built = named.has(name) ? named.get(name) : undefined;
    if (built !== false) files.push({ path: `${directory}/${name}`, built: built ? 'yes' : 'maybe' });
  }
  return files;
}

/** `x.c` or `directory/` to whether it is built: undefined where that is not known. */
function objectsOf(makefile: string, macros: MacroTable): Map<string, boolean | undefined> {
  const objects = new Map<string, boolean | undefined>();
  const isSet = (name: string) => macros.get(`CONFIG_${name}`) !== undefined || macros.get(`CONFIG_${name}_MODULE`) !== undefined; // prettier-ignore
  const valueOf = (name: string) => macros.get(`CONFIG_${name}`)?.candidates[0]?.definition.body ?? '';
  const bits = isSet('64BIT') || isSet('PPC64') ? '64' : '32';
  const conditionals: { value: boolean | undefined }[] = [];
  for (const line of makefile.replaceAll('\\\n', ' ').split('\n')) {
    const [, word = '', rest = ''] = /^\s*(?:else\s+)?(if\w+|else|endif)\b\s*(.*)$/.exec(line) ?? [];
    if (word === 'endif') conditionals.pop();
    else if (word !== '') {
      if (/^\s*else\b/.test(line)) {
        const before = conditionals.pop()?.value;
        const own = word === 'else' ? true : conditionOf(word, rest, isSet, macros);
        conditionals.push({ value: before === undefined ? undefined : !before && own });
      } else conditionals.push({ value: conditionOf(word, rest, isSet, macros) });
    }
    const assignment = /^\s*[\w-]+?-(y|m|\$\(CONFIG_(\w+)\)|objs)\s*[:+]?=\s*(.*)$/.exec(line);
    if (!assignment) continue;
    const option = assignment[2];
    const around = conditionals.map(({ value }) => value);
    const own = option === undefined || isSet(option);
    const built = around.includes(false) || !own ? false : around.includes(undefined) ? undefined : true;
    const list = assignment[3]!.replaceAll('$(BITS)', bits).replaceAll(/\$\(CONFIG_(\w+)\)/g, (_, name: string) => valueOf(name)); // prettier-ignore
    for (const object of list.split(/\s+/)) {
      const name = object.replace(/\.o$/, '.c');
      // One line that builds it is enough.
      if (name !== '' && (objects.get(name) !== true || built)) {
        const known = objects.has(name) ? objects.get(name) : false;
        objects.set(name, known === true || built === true ? true : known === undefined ? undefined : built);
      }
    }
  }
  return objects;
}

function conditionOf(
  word: string,
  rest: string,
  isSet: (name: string) => boolean,
  macros: MacroTable,
): boolean | undefined {
  const option = /^CONFIG_(\w+)\s*$/.exec(rest)?.[1];
  if (word === 'ifdef' && option !== undefined) return isSet(option);
  if (word === 'ifndef' && option !== undefined) return !isSet(option);
  const equality = /^\(\s*\$\(CONFIG_(\w+)\)\s*,\s*(\w*)\s*\)/.exec(rest);
  if (!equality) return undefined;
  const [, name = '', wanted = ''] = equality;
  const isEqual =
    wanted === 'y' || wanted === '' ? isSet(name) === (wanted === 'y') : evaluateCondition(`CONFIG_${name} == ${wanted}`, macros); // prettier-ignore
  if (isEqual === undefined) return undefined;
  return word === 'ifeq' ? isEqual : word === 'ifneq' ? !isEqual : undefined;
}
