import { describe, expect, it } from 'vitest';
import { architectureNames, findArchitecture } from './architectures.ts';
import { vmemmapWindow } from './arm64/window.ts';

function base(window: { baseLo: number; baseHi: number }): string {
  return ((BigInt(window.baseHi >>> 0) << 32n) | BigInt(window.baseLo >>> 0)).toString(16);
}

describe('findArchitecture', () => {
  it('finds each by name', () => {
    for (const name of architectureNames) expect(findArchitecture(name).name).toBe(name);
  });

  it('names the known ones when it finds none', () => {
    expect(() => findArchitecture('risc')).toThrow(/THP5500.*"risc"/);
  });
});

describe('windows', () => {
  it.each([
    ['riscv64', 6012, 'ff60000000000000'],
    ['riscv64', 6001, 'ff60000000000000'],
    ['arm', 6012, 'c0000000'],
    ['arm', 4005, 'c0000000'],
    ['arm64', 6012, 'ffff000000000000'],
  ])('%s %i begins at %s', (name, version, expected) => {
    expect(base(findArchitecture(name).window(version))).toBe(expected);
  });

  it.each([
    [6012, 64, 'fffffdffc0000000'],
    [6012, 56, 'fffffe3fc0000000'],
    [6001, 64, 'fffffc0000000000'],
    [6001, 56, 'fffffc0000000000'],
  ])('struct pages of arm64 %i with %i bytes begin at %s', (version, bytes, expected) => {
    expect(base(vmemmapWindow(version, bytes))).toBe(expected);
  });
});
