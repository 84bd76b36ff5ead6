import { describe, expect, it } from 'vitest';
import { parseDependencyList } from './dependency-list.ts';

describe('parseDependencyList', () => {
  it.each([
    ['-: mm/a.c include/a.h\n', ['mm/a.c', 'include/a.h']],
    ['a.o: \\\n  mm/a.c \\\n  ./include/a.h \\\n  include/a.h\n', ['mm/a.c', 'include/a.h']],
    ['-: /include/x.h a\\ b.h c\\#d.h e$$f.h\n', ['include/x.h', 'a b.h', 'c#d.h', 'e$f.h']],
    ['-: a/../b.h\n', ['a/../b.h']],
  ])('reads %j', (text, expected) => {
    expect(parseDependencyList(text)).toEqual(expected);
  });
});
