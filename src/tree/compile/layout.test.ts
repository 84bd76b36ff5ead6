import { describe, expect, it } from 'vitest';
import { diskPath, mountedName, mountOverlays, userName } from './layout.ts';

describe('mountOverlays', () => {
  it('gives each a name of its own', () => {
    expect(mountOverlays(['/a/fix', '/b/fix', '/c/my fix', '/']).map(({ name }) => name)).toEqual([
      'overlay/fix',
      'overlay/fix~2',
      'overlay/my_fix',
      'overlay/root',
    ]);
  });
});

describe('names', () => {
  const mounts = mountOverlays(['/a/fix', '/a/fix2', '/b/fix']);
  it.each([
    ['overlay/fix/mm/a.c', '/a/fix/mm/a.c'],
    ['overlay/fix2/mm/a.c', '/a/fix2/mm/a.c'],
    ['overlay/fix~2/mm/a.c', '/b/fix/mm/a.c'],
  ])('%s is %s', (name, path) => {
    expect(userName(mounts, name)).toBe(path);
    expect(mountedName(mounts, path)).toBe(name);
    expect(diskPath({ treeRoot: '/tree', mounts }, name)).toBe(path);
  });

  it('leaves those of the tree', () => {
    expect(userName(mounts, 'mm/a.c')).toBe('mm/a.c');
    expect(diskPath({ treeRoot: '/tree', mounts }, 'mm/a.c')).toBe('/tree/mm/a.c');
  });
});
