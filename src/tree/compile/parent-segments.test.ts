import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParentIncludes } from './parent-segments.ts';

const existing = new Set(['fs/internal.h', 'include/x.h', 'mm/internal.h', 'scripts/fdt.h']);
const lookup = {
  searchPath: ['arch/x/include', 'include'],
  quoteDirectory: 'mm',
  exists: (name: string) => existing.has(name),
};

describe('resolveParentIncludes', () => {
  it.each([
    ['#include "../fs/internal.h"', 'mm/a.c', '#include "/fs/internal.h"'],
    ['# include "../../x.h" /* why */', 'include/x/y/a.h', '# include "/include/x.h" /* why */'],
    ['#include <x/../x.h>', 'mm/a.c', '#include "/include/x.h"'],
    ['#include "../fs/internal.h"', 'overlay/one/mm/a.c', '#include "/fs/internal.h"'],
    ['#include <../scripts/fdt.h>', 'lib/a.c', '#include "/scripts/fdt.h"'],
  ])('rewrites %s of %s', (text, includer, expected) => {
    expect(resolveParentIncludes(text, includer, lookup)?.text).toBe(expected);
  });

  it('leaves other lines alone', () => {
    for (const text of ['#include "x.h"', '// see ../x.h', 'char *s = "../x.h";', '#include "a..b/x.h"']) {
      expect(resolveParentIncludes(text, 'mm/a.c', lookup)).toBeUndefined();
    }
  });

  it('lets nothing outside the tree, or absent, be found', () => {
    const { text, targets } = resolveParentIncludes('#include "../../../etc/x.h"\n', 'mm/a.c', lookup) ?? {};
    expect(text).toBe('#include "/no-such-file/parent/parent/parent/etc/x.h"\n');
    expect(targets).toEqual([]);
  });

  it('agrees with a file system, and keeps the number of lines', () => {
    const segment = fc.constantFrom('a', 'b', '..', '.');
    const path = fc
      .array(segment, { minLength: 1, maxLength: 5 })
      .map((parts) => [...parts, 'x.h'].join('/'));
    fc.assert(
      fc.property(path, fc.constantFrom('a/u.c', 'a/b/u.c', 'u.c'), (include, includer) => {
        const all = { searchPath: [], quoteDirectory: undefined, exists: () => true };
        const result = resolveParentIncludes(`one\n#include "${include}"\nthree`, includer, all);
        const name = posix.join(posix.dirname(includer), include);
        if (!include.includes('../')) expect(result).toBeUndefined();
        else if (name.startsWith('../')) expect(result?.targets).toEqual([]);
        else expect(result?.text).toBe(`one\n#include "/${name}"\nthree`);
      }),
    );
  });
});
