import { describe, expect, it } from 'vitest';
import { ownCodeHash } from './own-code.ts';

describe('ownCodeHash', () => {
  it('tells folders apart and is the same every time', () => {
    const both = ownCodeHash(['tree/cache', 'tree/kconfig']);
    expect(both).toMatch(/^[0-9a-f]{64}$/);
    expect(ownCodeHash(['tree/cache', 'tree/kconfig'])).toBe(both);
    expect(new Set([both, ownCodeHash(['tree/cache']), ownCodeHash(['tree/kconfig'])]).size).toBe(3);
  });

  it('does not take a folder that is not there for one without code', () => {
    expect(() => ownCodeHash(['no-such-folder'])).toThrow('ENOENT');
  });
});
