import { describe, expect, test } from 'vitest';
import type { ProgramFunction } from './form.ts';
import { linkModules, type LinkOptions } from './link.ts';
import { readModule } from './llvm/read-module.ts';

const layout = 'target datalayout = "e-m:e-p:64:64-i64:64-n32:64-S128"\n';

function link(sources: Readonly<Record<string, string>>, options: Partial<LinkOptions> = {}) {
  const modules = Object.entries(sources).map(([name, text]) => readModule(layout + text, name));
  return linkModules(modules, { roots: [], ...options });
}

/** The names a function calls, and what it returns if that is a constant. */
function calls(fn: ProgramFunction | undefined): readonly string[] {
  return (fn?.blocks ?? []).flatMap(({ instructions, terminator }) => [
    ...instructions.flatMap((item) =>
      item.op === 'call' && item.callee.kind === 'symbol' ? [item.callee.symbol] : [],
    ),
    ...(terminator.op === 'return'
      ? terminator.values.flatMap((value) => (value.kind === 'constant' ? [`return ${value.lo}`] : []))
      : []),
  ]);
}

const returning = (linkage: string, name: string, number: number): string =>
  `define ${linkage} i32 @${name}() #0 {\n  ret i32 ${number}\n}\nattributes #0 = { noinline }\n`;
const calling = (name: string, callee: string): string =>
  `define i32 @${name}() {\n  %1 = call i32 @${callee}()\n  ret i32 %1\n}\n`;

describe('symbols', () => {
  test('static functions and strings stay apart, calls follow', () => {
    const source = (number: number, name: string): string =>
      `@.str = private constant [2 x i8] c"a\\00"\n@${name}_text = global ptr @.str\n${returning('internal', 'helper', number)}${calling(name, 'helper')}`;
    const program = link({ 'a.c': source(1, 'a'), 'b.c': source(2, 'b') });
    expect(calls(program.resolve('a'))).toEqual(['helper.0']);
    expect(calls(program.resolve('b'))).toEqual(['helper.1']);
    expect(program.resolve('helper.1')?.sourceName).toBe('helper');
    expect(program.globals.get('b_text')?.relocations).toEqual([
      { offset: 0, width: 64, symbol: '.str.1', addend: 0 },
    ]);
    expect(program.find('helper')).toEqual(['helper.0', 'helper.1']);
    expect(program.moduleOf('helper.1')).toBe('b.c');
  });

  test('an external call finds its definition in another module; what has none is external', () => {
    const program = link({
      'a.c': `declare i32 @g()\ndeclare i32 @nowhere()\n${calling('f', 'g')}`,
      'b.c': returning('', 'g', 7),
    });
    expect(calls(program.resolve('f'))).toEqual(['g']);
    expect([...program.externals]).toEqual(['nowhere']);
    expect(program.resolve('nowhere')).toBeUndefined();
  });

  test.each([
    ['a strong one', ['weak', ''], 2],
    ['a strong one', ['', 'weak'], 1],
    ['the first of two weak ones', ['weak', 'linkonce_odr'], 1],
    ['a weak one before one that is only for inlining', ['available_externally', 'weak'], 2],
  ] as const)('%s wins: %j', (_what, [first, second], winner) => {
    const program = link({ 'a.c': returning(first, 'g', 1), 'b.c': returning(second, 'g', 2) });
    expect(calls(program.resolve('g'))).toEqual([`return ${winner}`]);
  });

  test('two strong definitions are an error that names both modules', () => {
    expect(() => link({ 'a.c': returning('', 'g', 1), 'b.c': returning('', 'g', 2) })).toThrow(
      /THP4100: g is defined both in a\.c and in b\.c/,
    );
  });

  test('a declared variable is that of the module that defines it, or external', () => {
    const program = link({
      'a.c': '@x = external global i64\n@y = external global i32, align 4\n@p = global ptr @x\n',
      'b.c': '@x = global i64 5, align 8\n',
    });
    expect(program.globals.get('x')).toMatchObject({ external: false, bytes: 8 });
    expect(program.globals.get('y')).toMatchObject({ external: true, bytes: 4 });
  });

  test('aliases stand for their targets', () => {
    const program = link({
      'a.c': `@other = alias i32 (), ptr @g\n${returning('', 'g', 3)}`,
      'b.c': `declare i32 @other()\n${calling('f', 'other')}`,
    });
    expect(calls(program.resolve('f'))).toEqual(['g']);
    expect(program.resolve('other')?.name).toBe('g');
    expect(program.aliases.get('other')).toEqual({ symbol: 'g', addend: 0 });
  });

  test('an absent weak function has address zero', () => {
    const text =
      'declare extern_weak i32 @maybe()\ndefine i1 @f() {\n  %1 = icmp ne ptr @maybe, null\n  ret i1 %1\n}\n';
    expect(calls(link({ 'a.c': text }).resolve('f'))).toEqual(['return 0']);
    expect(calls(link({ 'a.c': text, 'b.c': returning('', 'maybe', 1) }).resolve('f'))).toEqual(['return 1']);
  });

  test('modules of different targets do not mix', () => {
    const narrow = readModule('target datalayout = "e-p:32:32"\n', 'b.c');
    expect(() => linkModules([readModule(layout, 'a.c'), narrow], { roots: [] })).toThrow(
      /THP4101.*pointer width/,
    );
  });
});

describe('roots and replacements', () => {
  const sources = {
    'mm/a.c': returning('internal', 'helper', 1) + returning('internal', 'only_here', 4),
    'mm/b.c': returning('internal', 'helper', 2) + calling('b', 'helper'),
  };

  test('a static function is named plainly where one module has it, with its file elsewhere', () => {
    const program = link(sources, { roots: ['only_here', 'mm/b.c:helper', 'b'] });
    expect([...program.roots]).toEqual([
      ['only_here', 'only_here.0'],
      ['mm/b.c:helper', 'helper.1'],
      ['b', 'b'],
    ]);
  });

  test.each([
    ['helper', /THP4103.*helper names 2/],
    ['only_her', /THP4102.*No module defines the root only_her/],
  ])('%s is refused', (name, message) => {
    expect(() => link(sources, { roots: [name] })).toThrow(message);
  });

  test('a wrong name gets suggestions', () => {
    let detail: unknown;
    try {
      link(sources, { roots: ['__only_here'] });
    } catch (error) {
      detail = (error as { diagnostic?: { detail?: unknown } }).diagnostic?.detail;
    }
    expect(detail).toEqual(['similar names: only_here']);
  });

  test('a replaced function is called nowhere but by its replacement', () => {
    const program = link(
      {
        ...sources,
        'stub.c': `declare i32 @helper()\ndeclare i32 @b()\n${calling('my_b', 'b')}${calling('g', 'helper')}${calling('h', 'b')}`,
      },
      {
        replace: new Map([
          ['helper', 'only_here'],
          ['b', 'my_b'],
        ]),
      },
    );
    expect(calls(program.resolve('b'))).toEqual(['only_here.0']);
    expect(calls(program.resolve('g'))).toEqual(['only_here.0']);
    expect(calls(program.resolve('h'))).toEqual(['my_b']);
    expect(calls(program.resolve('my_b'))).toEqual(['b']);
  });
});

describe('inlining across the program', () => {
  test('recursion and bodies that cannot be read stay calls', () => {
    const text = [
      'define internal i32 @even(i32 %0) #0 {\n  %2 = call i32 @odd(i32 %0)\n  ret i32 %2\n}',
      'define internal i32 @odd(i32 %0) #0 {\n  %2 = call i32 @even(i32 %0)\n  ret i32 %2\n}',
      'define internal i32 @wide() #0 {\n  %1 = fadd double 1.0, 2.0\n  ret i32 0\n}',
      'define i32 @f() {\n  %1 = call i32 @even(i32 1)\n  %2 = call i32 @wide()\n  ret i32 %1\n}',
      'attributes #0 = { alwaysinline }\n',
    ].join('\n');
    const program = link({ 'a.c': text });
    expect(calls(program.resolve('f'))).toContain('wide.0');
    expect(calls(program.resolve('f')).some((name) => name === 'even.0' || name === 'odd.0')).toBe(true);
    expect(() => program.resolve('wide.0')).toThrow('THP4001');
  });

  test('the architecture sees inlined assembly with constant operands, and its jumps are folded', () => {
    const text = [
      'define internal i32 @has(i64 %0) #0 {\n  callbr void asm sideeffect "cap $0", "i,!i"(i64 %0)\n          to label %2 [label %3]',
      '2:\n  ret i32 0\n3:\n  ret i32 1\n}',
      'define i32 @f() {\n  %1 = call i32 @has(i64 9)\n  ret i32 %1\n}',
      'attributes #0 = { alwaysinline }\n',
    ].join('\n');
    const seen: unknown[] = [];
    const program = link(
      { 'a.c': text },
      {
        prepare: (fn) => ({
          ...fn,
          blocks: fn.blocks.map((block) => {
            const { terminator } = block;
            if (terminator.op !== 'asmgoto') return block;
            seen.push(terminator.args[0]);
            const target = terminator.targets[0] ?? terminator.fallthrough;
            return { ...block, terminator: { op: 'jump', target, location: terminator.location } };
          }),
        }),
      },
    );
    expect(calls(program.resolve('f'))).toEqual(['return 1']);
    expect(seen).toEqual([{ kind: 'constant', width: 64, lo: 9, hi: 0 }]);
    expect(program.resolve('f')?.blocks).toHaveLength(1);
  });
});
