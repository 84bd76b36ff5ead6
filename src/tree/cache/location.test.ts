import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../compile/testing/fake-tree.ts';
import { cacheDirectory } from './location.ts';

const home = '/home/somebody';
const installed = '/lib/node_modules/thpcheck';

describe('cacheDirectory', () => {
  it.each([
    [{ THPCHECK_CACHE: '/elsewhere', XDG_CACHE_HOME: '/xdg' }, '/elsewhere'],
    [{ THPCHECK_CACHE: 'off' }, undefined],
    [{ THPCHECK_CACHE: '', XDG_CACHE_HOME: '/xdg' }, '/xdg/thpcheck/ir'],
    [{ XDG_CACHE_HOME: '' }, '/home/somebody/.cache/thpcheck/ir'],
    [{}, '/home/somebody/.cache/thpcheck/ir'],
  ])('of an installed package with %o is %s', (env, expected) => {
    expect(cacheDirectory({ env, packageRoot: installed, home })).toBe(expected);
  });

  it('is in the checkout when there is one', () => {
    const checkout = temporaryDirectory({ 'tsconfig.json': '{}' });
    try {
      expect(cacheDirectory({ env: { XDG_CACHE_HOME: '/xdg' }, packageRoot: checkout.path, home })).toBe(
        join(checkout.path, '.cache/ir'),
      );
    } finally {
      checkout.remove();
    }
  });
});
