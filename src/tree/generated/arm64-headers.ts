import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { treeHas, type SourceTree } from '../source-tree.ts';
import { cpucapsHeader } from './cpucaps.ts';
import { badSysreg } from './diagnostics.ts';
import { sysregHeader } from './sysreg-defs.ts';
import { SysregProblem } from './sysreg-fields.ts';

const tools = 'arch/arm64/tools';
const asm = 'arch/arm64/include/generated/asm';

/**
 * Headers made from the tables in arch/arm64/tools; versions that keep the constants in plain headers have none.
 * @throws ThpcheckError THP2110 for a table that cannot be read
 */
export function arm64Headers(tree: SourceTree): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const text = (name: string) => readFileSync(join(tree.root, tools, name), 'utf8');
  if (treeHas(tree, `${tools}/cpucaps`)) {
    const wrapped = treeHas(tree, 'arch/arm64/include/asm/cpucaps.h');
    files.set(`${asm}/${wrapped ? 'cpucap-defs.h' : 'cpucaps.h'}`, cpucapsHeader(text('cpucaps')));
  }
  if (treeHas(tree, `${tools}/sysreg`)) {
    try {
      files.set(`${asm}/sysreg-defs.h`, sysregHeader(text('sysreg')));
    } catch (error) {
      if (error instanceof SysregProblem) throw new ThpcheckError(badSysreg(error.message));
      throw error;
    }
  }
  return files;
}
