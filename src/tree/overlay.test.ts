import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TemporaryDirectory } from './compile/testing/fake-tree.ts';
import { temporaryDirectory } from './compile/testing/fake-tree.ts';
import { openOverlay, unusedOverlayFiles } from './overlay.ts';

let at: TemporaryDirectory;
beforeEach(() => {
  at = temporaryDirectory({
    'good/asm/pgtable.h': '',
    'good/mm/memory.c': '',
    file: '',
  });
});
afterEach(() => at.remove());

describe('openOverlay', () => {
  it('lists the files', () => {
    symlinkSync(join(at.path, 'file'), join(at.path, 'good/link.h'));
    expect(openOverlay(join(at.path, 'good')).files).toEqual(['asm/pgtable.h', 'link.h', 'mm/memory.c']);
  });

  it.each([
    ['absent', 'THP3101'],
    ['file', 'THP3102'],
    ['empty', 'THP3103'],
    ['dangling', 'THP3103'],
  ])('refuses %s', (name, code) => {
    mkdirSync(join(at.path, 'empty/below'), { recursive: true });
    mkdirSync(join(at.path, 'dangling'));
    symlinkSync(join(at.path, 'nowhere'), join(at.path, 'dangling/link.h'));
    expect(() => openOverlay(join(at.path, name))).toThrow(code);
  });
});

describe('unusedOverlayFiles', () => {
  it('names what no unit read', () => {
    const overlay = openOverlay(join(at.path, 'good'));
    const units = [{ filesRead: ['mm/memory.c', join(at.path, 'good/asm/pgtable.h')] }];
    expect(unusedOverlayFiles([overlay], units)).toEqual([join(at.path, 'good/mm/memory.c')]);
  });
});
