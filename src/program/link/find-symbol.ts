import { ambiguousRoot, undefinedRoot } from '../diagnostics.ts';
import type { ReadModule } from '../llvm/read-module.ts';
import type { SymbolTable } from './symbol-table.ts';

/**
 * The linked name of what a user calls `name`: a name of the program, the name of a static function that only one
 * module has, or `mm/memory.c:zap_pmd_range`. Errors: THP4102 and THP4103.
 */
export function findSymbol(
  name: string,
  role: 'root' | 'replacement',
  table: SymbolTable,
  modules: readonly ReadModule[],
): string {
  if (table.definitions.has(name)) return name;
  const colon = name.lastIndexOf(':');
  if (colon > 0) {
    const module = modules.findIndex((candidate) => candidate.name === name.slice(0, colon));
    const linked = table.linkedName(module, name.slice(colon + 1));
    if (module >= 0 && table.definitions.has(linked)) return linked;
  }
  const candidates = table.bySourceName(name);
  const [only, other] = candidates;
  if (only !== undefined && other === undefined) return only;
  if (only !== undefined)
    throw ambiguousRoot(
      name,
      candidates.map((linked) => qualified(linked, table, modules)),
    );
  throw undefinedRoot(name, role, similarNames(name, table));
}

function qualified(linked: string, table: SymbolTable, modules: readonly ReadModule[]): string {
  const definition = table.definitions.get(linked);
  return definition ? `${modules[definition.module]?.name ?? ''}:${definition.name}` : linked;
}

/** Names that contain the wanted one or are contained in it, at most five, shortest first. */
function similarNames(name: string, table: SymbolTable): readonly string[] {
  const bare = name.replace(/^_+/, '');
  const similar: string[] = [];
  for (const candidate of table.sourceNames) {
    const other = candidate.replace(/^_+/, '');
    if (
      other.length > 3 &&
      (other.includes(bare) || (bare.includes(other) && other.length * 2 > bare.length))
    ) {
      similar.push(candidate);
    }
  }
  return similar.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, 5);
}
