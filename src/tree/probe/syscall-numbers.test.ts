import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SourceTree } from '../source-tree.ts';
import { syscallNumbers } from './syscall-numbers.ts';

const root = mkdtempSync(join(tmpdir(), 'thpcheck-syscalls-'));
const tree: SourceTree = { root, version: { major: 6, minor: 12, patch: 0, text: '6.12.0', code: 6012 } };

beforeAll(() => {
  mkdirSync(join(root, 'arch'));
  writeFileSync(
    join(root, 'arch/table.tbl'),
    '# comment\n0 common read sys_read\n3 64 close sys_close\n4 x32 stat sys_stat\n',
  );
});
afterAll(() => rmSync(root, { recursive: true }));

it('makes headers of system-call numbers from the tables that a tree has', () => {
  const headers = syscallNumbers(tree, [
    {
      table: 'arch/table.tbl',
      headers: [
        { path: 'asm/unistd_64.h', abis: ['common', '64'] },
        { path: 'asm/unistd_x32.h', abis: ['x32'], prefix: 'x32_' },
      ],
    },
    { table: 'arch/absent.tbl', headers: [{ path: 'asm/unistd_32.h', abis: ['common'] }] },
  ]);
  expect([...headers.keys()]).toEqual(['asm/unistd_64.h', 'asm/unistd_x32.h']);
  expect(headers.get('asm/unistd_64.h')).toContain('#define __NR_close 3\n');
  expect(headers.get('asm/unistd_64.h')).not.toContain('stat');
  expect(headers.get('asm/unistd_x32.h')).toContain('#define __NR_x32_stat 4\n');
});
