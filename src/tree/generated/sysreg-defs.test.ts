import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { treesForTests } from '../kconfig/testing/trees.ts';
import { treeHas } from '../source-tree.ts';
import { sysregHeader } from './sysreg-defs.ts';

const small = `# a comment
SysregFields	HFGxTR_EL2
Res1	63:32
Field	31:1	ALL
Unkn	0
EndSysregFields

Sysreg	SCTLR	3	0	1	0	0
Res0	63:4
SignedEnum	3:2	MODE
	0b00	OFF
	0b01	ON
EndEnum
Raz	1
Field	0	M
EndSysreg

Sysreg	OTHER	3	0	1	0	1
Fields	HFGxTR_EL2
EndSysreg
`;

const macros = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('#define'))
    .map((line) => line.replace(/\s+/g, ' '));

describe('sysregHeader', () => {
  it('defines encodings, fields, enumerations and reserved bits', () => {
    const lines = macros(sysregHeader(small));
    expect(lines).toContain('#define HFGxTR_EL2_ALL_MASK GENMASK(31, 1)');
    expect(lines).toContain('#define HFGxTR_EL2_ALL_WIDTH 31');
    expect(lines).toContain('#define HFGxTR_EL2_RES1 (UL(0) | GENMASK_ULL(63, 32))');
    expect(lines).toContain('#define HFGxTR_EL2_UNKN (UL(0) | GENMASK_ULL(0, 0))');
    expect(lines).toContain('#define SYS_SCTLR sys_reg(3, 0, 1, 0, 0)');
    expect(lines).toContain('#define REG_SCTLR S3_0_C1_C0_0');
    expect(lines).toContain('#define SCTLR_MODE_ON UL(0b01)');
    expect(lines).toContain('#define SCTLR_MODE_SIGNED true');
    expect(lines.filter((line) => line.includes('OTHER_RES'))).toEqual([]);
  });

  it.each([
    ['a gap', 'Sysreg\tA\t3\t0\t1\t0\t0\nField\t62:0\tX\nEndSysreg\n', 'begin at 63'],
    ['missing low bits', 'Sysreg\tA\t3\t0\t1\t0\t0\nField\t63:8\tX\nEndSysreg\n', '7 to 0 are not defined'],
    ['an unknown line', 'Sysreg\tA\t3\t0\t1\t0\t0\nNew\t63:0\nEndSysreg\n', 'is not known'],
    ['a missing end', 'Sysreg\tA\t3\t0\t1\t0\t0\nField\t63:0\tX\n', 'has no end'],
    ['a field outside', 'Field\t63:0\tX\n', 'outside a register'],
  ])('refuses %s', (_name, text, message) => {
    expect(() => sysregHeader(text)).toThrow(message);
  });

  const awk = spawnSync('awk', ['BEGIN { print 1 }']).status === 0;
  const trees = treesForTests().filter((tree) => treeHas(tree, 'arch/arm64/tools/gen-sysreg.awk'));
  it.skipIf(!awk || !trees.length)('equals the output of the script of each tree', () => {
    for (const { root, version } of trees) {
      const tools = join(root, 'arch/arm64/tools');
      const args = ['-f', join(tools, 'gen-sysreg.awk'), join(tools, 'sysreg')];
      const real = spawnSync('awk', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
      expect(real.status).toBe(0);
      const mine = sysregHeader(readFileSync(join(tools, 'sysreg'), 'utf8'));
      if (version.code >= 6012) expect(mine).toBe(real.stdout);
      const known = new Set(macros(real.stdout));
      const more = macros(mine).filter((line) => !known.has(line));
      expect(more.filter((line) => !line.endsWith('_UNKN (UL(0))'))).toEqual([]);
      const made = new Set(macros(mine));
      expect([...known].filter((line) => !made.has(line))).toEqual([]);
    }
  });
});
