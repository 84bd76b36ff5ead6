import { expect, test } from 'vitest';
import { scanFile } from './scan-file.ts';
import type { FileEvent } from './scanned-file.ts';

function short(event: FileEvent): string {
  switch (event.kind) {
    case 'define':
      return `${event.line} define ${event.name}${event.parameters ? `(${event.parameters.join(',')})` : ''}`;
    case 'function':
    case 'prototype':
      return `${event.line} ${event.kind} ${event.name}`;
    case 'invocation':
      return `${event.line} use ${event.macro}(${event.arguments})`;
    case 'if':
    case 'elif':
      return `${event.kind} ${event.condition}`;
    case 'include':
      return `include ${event.target}`;
    case 'undef':
      return `undef ${event.name}`;
    default:
      return event.kind;
  }
}

const cases: readonly (readonly [title: string, text: string, events: readonly string[]])[] = [
  ['inline function', 'static inline int pmd_none(pmd_t pmd)\n{\n\treturn 0;\n}\n', ['1 function pmd_none']],
  ['name on its own line', 'static inline pmd_t\npmd_mkold(pmd_t pmd) { return pmd; }', ['2 function pmd_mkold']],
  ['prototype', 'extern pmd_t *f(struct mm *mm,\n\t\tint x);', ['1 prototype f']],
  ['attribute before the name', '__printf(1, 2) void f(int a) {}', ['1 function f']],
  ['system call', 'SYSCALL_DEFINE2(mremap, int, a, int, b)\n{\n}', ['1 function mremap']],
  ['type with braces', 'struct a { int (*f)(int); } __packed;\nint g(void) {}', ['2 function g']],
  ['data with braces', 'static int x[] = { f(1), 2 };\nint g(void) {}', ['2 function g']],
  ['function that gives an enum', 'enum mmop f(void)\n{\n}', ['1 function f']],
  ['nothing in comments and strings', '/* int f(void) {} */ char *s = "int g(void) {";\n// int h(void) {}\n', []],
  ['continued macro', '#define f(a, b) \\\n\tdo { \\\n\t} while (0)\nint g(void) {}', ['1 define f(a,b)', '4 function g']],
  ['macro with a comment', '#define A {\t/* } */ \\\n\t/* x \\\n\t */ }\nint g(void) {}', ['1 define A', '4 function g']],
  ['use of a macro', 'PMD_BIT_FUNC(mkold, &= ~AF);\nint g(void) {}', ['1 use PMD_BIT_FUNC(mkold, &= ~AF)', '2 function g']],
  ['use without semicolon', 'PAGEFLAG(A, a)\nstatic int g(void)\n{\n}', ['1 use PAGEFLAG(A, a)', '2 function g']],
  ['use before a directive', 'initcall(f)\n#else\nint g(void)\n{\n}', ['1 use initcall(f)', 'else', '3 function g']],
  ['macro that heads a function', 'BPF_CALL(f, int, a)\n{\n}\nint g(void) {}', ['1 use BPF_CALL(f, int, a)', '1 function BPF_CALL', '4 function g']],
  [
    'two heads for one body',
    '#ifdef A\nint f(int a)\n{\n#else\nint f(void)\n{\n#endif\n}\nint g(void) {}',
    ['if defined(A)', '2 function f', 'else', '5 function f', 'endif', '9 function g'],
  ],
  [
    'braces that differ by branch',
    'int f(void)\n{\n#ifdef A\n\tif (a) {\n#else\n\tif (b) {\n#endif\n\t}\n}\nint g(void) {}',
    ['1 function f', 'if defined(A)', 'else', 'endif', '10 function g'],
  ],
  ['C++ guards', 'extern "C" {\nint g(void) {}\n}\nint h(void) {}', ['2 function g', '4 function h']],
  ['assembly', '#ifdef __ASSEMBLY__\n.macro a (b\n#else\nint g(void) {}\n#endif', ['if defined(__ASSEMBLY__)', 'else', '4 function g', 'endif']],
  ['computed include is left out', '#include HEADER\n#include "a.h"\n# include <b/c.h>', ['include a.h', 'include b/c.h']],
  ['conditions', '#ifndef A\n#if X > \\\n 1\n#elif Y\n#undef Z\n#endif\n#endif', ['if !defined(A)', 'if X >   1', 'elif Y', 'undef Z', 'endif', 'endif']],
]; // prettier-ignore

test.each(cases)('%s', (_, text, events) => {
  expect(scanFile('a.h', text).events.map((event) => short(event))).toEqual(events);
});

test.each([
  ['#ifndef A_H\n#define A_H\nint f(void);\n#endif\n', 'A_H'],
  ['/* licence */\n#ifndef A_H\n#define A_H\n#ifdef B\n#else\n#endif\n#endif /* A_H */\n', 'A_H'],
  ['#ifndef A_H\n#define A_H\n#endif\n#define MORE\n', undefined],
  ['#ifndef A_H\n#define A_H\n#else\n#define MORE\n#endif\n', undefined],
  ['#ifndef A_H\n#define B_H\n#endif\n', undefined],
])('guard of %j', (text, guard) => {
  expect(scanFile('a.h', text).guard).toBe(guard);
});

test('offsets of a function span head and body', () => {
  const text = '#define X 1\n/* about f */\nstatic int f(void)\n{\n\treturn X; /* } */\n}\n';
  const { events, code } = scanFile('a.h', text);
  const event = events.find(({ kind }) => kind === 'function');
  expect(event?.kind === 'function' ? text.slice(event.start, event.end) : '').toBe(
    'static int f(void)\n{\n\treturn X; /* } */\n}',
  );
  expect(code).toHaveLength(text.length);
});
