import { describe, expect, it } from 'vitest';
import type { ConfigFragment } from '../../arch/architecture.ts';
import { config as arc } from '../../arch/arc/config.ts';
import { config as arm } from '../../arch/arm/config.ts';
import { config as arm64 } from '../../arch/arm64/config.ts';
import { config as loongarch64 } from '../../arch/loongarch64/config.ts';
import { config as mips64 } from '../../arch/mips64/config.ts';
import { config as riscv64 } from '../../arch/riscv64/config.ts';
import { evaluateConfig } from './evaluate-config.ts';
import { expectedConfigs } from './testing/expected-values.ts';
import { treesForTests } from './testing/trees.ts';

const fragments: Readonly<Record<string, ConfigFragment>> = {
  arc,
  arm,
  arm64,
  loongarch64,
  mips64,
  riscv64,
};
const trees = treesForTests();

describe('configuration of real trees equals what the tool of the kernel writes', () => {
  for (const expected of expectedConfigs()) {
    const tree = trees.find(({ version }) => version.text === expected.version);
    it.skipIf(!tree)(`${expected.version} ${expected.architecture}`, () => {
      const result = evaluateConfig({ tree: tree!, architecture: fragments[expected.architecture]! });
      const values = [...result.values].map(([name, { type, value }]) =>
        type === 'string' ? `${name}="${value.replace(/["\\]/g, '\\$&')}"` : `${name}=${value}`,
      );
      expect(values.sort()).toEqual(expected.values);
      // arc has no choice of HZ.
      const ungranted = result.ungranted.map(({ name }) => name);
      expect(ungranted).toEqual(expected.architecture === 'arc' ? ['HZ_250'] : []);
      expect(result.warnings.filter((line) => !line.endsWith('is not in the tree; left out'))).toEqual([]);
    });
  }

  it.skipIf(!trees.length)('a request whose dependency is not met is reported with it', () => {
    const result = evaluateConfig({
      tree: trees[0]!,
      architecture: arm,
      extra: ['NUMA_BALANCING=y', 'NO_SUCH_SYMBOL=y'],
    });
    const names = result.ungranted.map(({ name }) => name);
    expect(names).toContain('NUMA_BALANCING');
    expect(names).toContain('NO_SUCH_SYMBOL');
  });
});

it('the data of the tests is there', () => {
  expect(expectedConfigs().length).toBeGreaterThanOrEqual(8);
  for (const { values } of expectedConfigs()) expect(values).toContain('TRANSPARENT_HUGEPAGE=y');
});
