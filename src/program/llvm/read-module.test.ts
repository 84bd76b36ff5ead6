import { describe, expect, test } from 'vitest';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { ProgramFunction } from '../form.ts';
import { LocationTable } from '../locations.ts';
import { printFunction, printGlobal } from '../print.ts';
import { constructModule, constructModules } from '../testing/read-data.ts';
import { validateFunction } from '../validate.ts';
import type { ReadContext } from './read-context.ts';
import { readModule } from './read-module.ts';

function context(locations = new LocationTable()): ReadContext {
  return { locations, symbol: (name) => ({ kind: 'symbol', name, addend: 0 }) };
}

const header = 'target datalayout = "e-m:e-p:64:64-i64:64-i128:128-n32:64-S128"\n';

function readBody(body: string, signature = 'i64 @f(ptr %0, i64 %1)'): ProgramFunction {
  return readModule(
    `${header}%struct.two = type { i32, i64 }\ndefine ${signature} {\n${body}\n}\n`,
    'f.c',
  ).readFunction('f', 'f', context());
}

function lines(fn: ProgramFunction): readonly string[] {
  return printFunction(fn)
    .split('\n')
    .slice(1, -2)
    .map((line) => line.trim());
}

describe.each(constructModules)('IR of constructs.c for %s', (target) => {
  const module = constructModule(target);
  const names = [...module.functions.keys()];

  test.each(names)('%s reads and is valid', (name) => {
    const fn = module.readFunction(name, name, context());
    expect(validateFunction(fn, module.pointerWidth)).toEqual([]);
  });

  test('variables', () => {
    const printed = [...module.globals.keys()].map((name) =>
      printGlobal(module.readGlobal(name, name, context())),
    );
    expect(printed.join('')).toMatchSnapshot();
  });
});

describe('instructions', () => {
  test.each([
    [
      'plain, volatile and atomic loads',
      '%3 = load volatile i64, ptr %0, align 8\n  %4 = load atomic i64, ptr %0 syncscope("singlethread") acquire, align 8\n  ret i64 %4',
      ['b0:', '%2:64 = load64.once [%0]', '%3:64 = load64.acquire [%0]', 'return %3'],
    ],
    [
      'a load of one bit is a byte',
      '%3 = load i1, ptr %0, align 1\n  %4 = zext i1 %3 to i64\n  ret i64 %4',
      ['b0:', '%2:8 = load8 [%0]', '%3:1 = trunc %2', '%4:64 = zext %3', 'return %4'],
    ],
    [
      'a store of 24 bits is two accesses',
      'store i24 5, ptr %0, align 4\n  ret i64 0',
      ['b0:', 'store16 [%0], 5:16', '%2:64 = offset %0 + 2', 'store8 [%2], 0:8', 'return 0:64'],
    ],
    [
      'an address has its displacement summed',
      '%3 = getelementptr inbounds nuw [4 x %struct.two], ptr %0, i64 1, i64 %1, i32 1\n  %4 = ptrtoint ptr %3 to i64\n  ret i64 %4',
      ['b0:', '%2:64 = offset %0 + 72 + %1*16', 'return %2'],
    ],
    [
      'narrow indices are sign-extended',
      '%3 = trunc i64 %1 to i32\n  %4 = getelementptr i32, ptr %0, i32 %3\n  %5 = load i32, ptr %4, align 4\n  %6 = sext i32 %5 to i64\n  ret i64 %6',
      [
        'b0:',
        '%2:32 = trunc %1',
        '%3:64 = sext %2',
        '%4:64 = offset %0 + %3*4',
        '%5:32 = load32 [%4]',
        '%6:64 = sext %5',
        'return %6',
      ],
    ],
    [
      'aggregates fall apart into words',
      '%3 = load { i64, i32 }, ptr %0, align 8\n  %4 = insertvalue { i64, i32 } %3, i64 7, 0\n  %5 = extractvalue { i64, i32 } %4, 0\n  ret i64 %5',
      ['b0:', '%2:64 = load64 [%0]', '%3:64 = offset %0 + 8', '%4:32 = load32 [%3]', 'return 7:64'],
    ],
    [
      'atomics',
      '%3 = atomicrmw volatile umax ptr %0, i64 %1 release, align 8\n  %4 = cmpxchg weak ptr %0, i64 %3, i64 -1 seq_cst monotonic, align 8\n  %5 = extractvalue { i64, i1 } %4, 1\n  fence syncscope("singlethread") seq_cst\n  %6 = zext i1 %5 to i64\n  ret i64 %6',
      [
        'b0:',
        '%2:64 = rmw.umax64.release [%0], %1',
        '%3:64, %4:1 = cmpxchg64.seq_cst [%0], %2, 0xffffffffffffffff:64',
        'fence "compiler fence seq_cst"',
        '%5:64 = zext %4',
        'return %5',
      ],
    ],
    [
      'constant expressions',
      'store ptr getelementptr (i8, ptr @x, i64 12), ptr %0, align 8\n  %3 = sub i64 ptrtoint (ptr @x to i64), ptrtoint (ptr getelementptr (i32, ptr @x, i64 1) to i64)\n  ret i64 add (i64 ptrtoint (ptr @x to i64), i64 1)',
      ['b0:', 'store64 [%0], @x+12', '%2:64 = sub @x, @x+4', 'return @x+1'],
    ],
    [
      'a difference of two objects is computed',
      'ret i64 sub (i64 ptrtoint (ptr @x to i64), i64 ptrtoint (ptr @y to i64))',
      ['b0:', '%2:64 = sub @x, @y', 'return %2'],
    ],
    [
      'registers by name and unknown intrinsics become assembly',
      '%3 = call i64 @llvm.read_register.i64(metadata !0)\n  %4 = call i64 @llvm.aarch64.ldxr.p0(ptr %0)\n  ret i64 %3',
      [
        'b0:',
        '%2:64 = asm "read_register:tp", "=r"()',
        '%3:64 = asm "llvm.aarch64.ldxr.p0", ""(%0)',
        'return %2',
      ],
    ],
    [
      'a query of constantness stays a call',
      '%3 = call i1 @llvm.is.constant.i64(i64 %1)\n  %4 = zext i1 %3 to i64\n  ret i64 %4',
      ['b0:', '%2:1 = call @llvm.is.constant(%1)', '%3:64 = zext %2', 'return %3'],
    ],
    [
      'byval arguments are copied by the caller',
      'call void @g(ptr noundef byval(%struct.two) align 8 %0)\n  ret i64 0',
      ['b0:', '%2:64 = alloca 16 align 8', 'memcpy64 %2, %0, 16:64', 'call @g(%2)', 'return 0:64'],
    ],
    [
      'typed pointers of older compilers',
      '%3 = bitcast i8* null to %struct.two*\n  %4 = getelementptr inbounds %struct.two, %struct.two* %3, i64 0, i32 1\n  store i64 %1, i64* %4, align 8\n  %5 = call i64 (i8*, ...) bitcast (i64 (i32)* @g to i64 (i8*, ...)*)(i8* null)\n  ret i64 %5',
      ['b0:', 'store64 [0x0000000000000008:64], %1', '%2:64 = call @g(0:64)', 'return %2'],
    ],
    ['numbers above 2^53', 'ret i64 -9223372036854775807', ['b0:', 'return 0x8000000000000001:64']],
    [
      'debug records and bundles are passed over',
      '#dbg_value(ptr %0, !3, !DIExpression(), !4)\n  %3 = call i64 %0() #3 [ "kcfi"(i32 12) ]\n  ret i64 %3',
      ['b0:', '%2:64 = call %0()', 'return %2'],
    ],
  ])('%s', (_what, body, expected) => {
    const numbers = expected.map((line) => line.replace('0x0000000000000008:64', '8:64'));
    const text = `${header}%struct.two = type { i32, i64 }\ndefine i64 @f(ptr %0, i64 %1) {\n  ${body}\n}\n!0 = !{!"tp"}\n`;
    const fn = readModule(text, 'f.c').readFunction('f', 'f', context());
    expect(lines(fn)).toEqual(numbers);
    expect(validateFunction(fn, 64)).toEqual([]);
  });

  test('values used before their text and phis of computed constants', () => {
    const fn = readBody(
      [
        '  br label %3',
        '3:',
        '  %4 = phi i64 [ %6, %5 ], [ sub (i64 ptrtoint (ptr @x to i64), i64 ptrtoint (ptr @y to i64)), %2 ]',
        '  br label %5',
        '5:',
        '  %6 = add nuw i64 %4, 1',
        '  switch i64 %6, label %3 [',
        '    i64 9, label %7',
        '    i64 -1, label %7',
        '  ], !prof !9',
        '7:',
        '  ret i64 %4',
      ].join('\n'),
    );
    expect(validateFunction(fn, 64)).toEqual([]);
    expect(lines(fn)).toEqual([
      'b0:',
      '%3:64 = sub @x, @y',
      'jump b1',
      'b1:',
      '%4:64 = phi b2: %2, b0: %3',
      'jump b2',
      'b2:',
      '%2:64 = add %4, 1:64',
      'switch %2 {0x0000000000000009: b3, 0xffffffffffffffff: b3} else b1',
      'b3:',
      'return %4',
    ]);
  });

  test('asm goto keeps template, operands and targets', () => {
    const fn = readBody(
      '  callbr void asm sideeffect "j ${1:l}\\0A", "r,!i"(i64 %1) #1\n          to label %3 [label %4]\n3:\n  ret i64 0\n4:\n  ret i64 1',
    );
    expect(fn.blocks[0]?.terminator).toMatchObject({
      op: 'asmgoto',
      asm: { template: 'j ${1:l}\n', constraints: 'r,!i', sideEffect: true },
      fallthrough: 1,
      targets: [2],
    });
  });

  test('big-endian parts of a word start with the high one', () => {
    const text =
      'target datalayout = "E-m:e-i64:64"\ndefine void @f(ptr %0, i24 %1) {\n  store i24 %1, ptr %0\n  ret void\n}\n';
    const fn = readModule(text, 'f.c').readFunction('f', 'f', context());
    expect(lines(fn)).toEqual([
      'b0:',
      '%2:24 = lshr %1, 8:24',
      '%3:16 = trunc %2',
      'store16 [%0], %3',
      '%4:8 = trunc %1',
      '%5:64 = offset %0 + 2',
      'store8 [%5], %4',
      'return',
    ]);
  });
});

describe('initial values', () => {
  const narrow = 'target datalayout = "e-p:32:32-i64:64"\n';
  test.each([
    [
      'an address in a wider word',
      '@x = global i64 zext (i32 ptrtoint (ptr @y to i32) to i64)',
      { bytes: 8, relocations: [{ offset: 0, width: 32, symbol: 'y', addend: 0 }] },
    ],
    [
      'the low half of an address',
      '@x = global i16 trunc (i32 ptrtoint (ptr @y to i32) to i16)',
      { bytes: 2, relocations: [{ offset: 0, width: 16, symbol: 'y', addend: 0 }] },
    ],
    [
      'a distance within an object',
      '@x = global i32 sub (i32 ptrtoint (ptr getelementptr (i8, ptr @y, i32 6) to i32), i32 ptrtoint (ptr @y to i32))',
      { image: new Uint8Array([6, 0, 0, 0]) },
    ],
    [
      'packed fields',
      '@x = global <{ i8, i32 }> <{ i8 1, i32 -2 }>, section "s", align 2',
      { bytes: 5, align: 2, section: 's', image: new Uint8Array([1, 254, 255, 255, 255]) },
    ],
    [
      'nothing',
      '@x = external constant %opaque\n%opaque = type opaque',
      { bytes: 0, external: true, constant: true },
    ],
  ])('%s', (_what, text, expected) => {
    expect(readModule(`${narrow}${text}\n`, 'f.c').readGlobal('x', 'x', context())).toMatchObject(expected);
  });
});

describe('locations', () => {
  test('inlined positions name the chain of calls, prefixes are stripped', () => {
    const text = [
      header,
      'define i64 @f(i64 %0) !dbg !1 {',
      '  %2 = add i64 %0, 1, !dbg !4',
      '  ret i64 %2, !dbg !6',
      '}',
      '!0 = !DIFile(filename: "tree/mm/memory.c", directory: "/")',
      '!1 = distinct !DISubprogram(name: "f", scope: !0, file: !0, line: 3, scopeLine: 4)',
      '!2 = distinct !DISubprogram(name: "pmd_none", scope: !3, file: !3, line: 8)',
      '!3 = !DIFile(filename: "tree/include/pgtable.h", directory: "/")',
      '!4 = !DILocation(line: 9, column: 2, scope: !5, inlinedAt: !7)',
      '!5 = distinct !DILexicalBlock(scope: !2, file: !3, line: 9, column: 1)',
      '!6 = !DILocation(line: 12, column: 1, scope: !1)',
      '!7 = distinct !DILocation(line: 11, column: 7, scope: !1)',
      '',
    ].join('\n');
    const locations = new LocationTable();
    const fn = readModule(text, 'f.c', { stripPrefixes: ['tree/'] }).readFunction(
      'f',
      'f',
      context(locations),
    );
    const at = fn.blocks[0]?.instructions[0]?.location ?? -1;
    const inner = locations.list[at];
    expect(inner).toMatchObject({ file: 'include/pgtable.h', line: 9, column: 2, function: 'pmd_none' });
    expect(locations.list[inner?.inlinedAt ?? -1]).toMatchObject({
      file: 'mm/memory.c',
      line: 11,
      function: 'f',
      inlinedAt: -1,
    });
  });
});

describe('what cannot be read is named with file and line', () => {
  test.each([
    ['THP4000', 'frobnicate @x\n', /f\.c:2: .*top-level 'frobnicate'/],
    ['THP4001', '@x = thread_local global i32 0\n', /f\.c:2: .*thread_local/],
    [
      'THP4001',
      'define i64 @f(ptr %0, i64 %1) {\n  %3 = fadd double 1.0, 2.0\n  ret i64 0\n}\n',
      /f\.c:3: .*instruction 'fadd'/,
    ],
    [
      'THP4001',
      'define i64 @f(ptr %0, i64 %1) {\n  %3 = load <2 x i32>, ptr %0\n  ret i64 0\n}\n',
      /f\.c:3: .*vector <2 x i32>/,
    ],
    [
      'THP4001',
      'define i64 @f(ptr %0, i64 %1) {\n  %3 = zext i64 %1 to i128\n  ret i64 0\n}\n',
      /f\.c:3: .*128-bit/,
    ],
    [
      'THP4000',
      'define i64 @f(ptr %0, i64 %1) {\n  %3 = load i64, ptr %0, frob 3\n  ret i64 0\n}\n',
      /f\.c:3: .*end of instruction/,
    ],
    [
      'THP4000',
      'define i64 @f(ptr %0, i64 %1) {\n  %3 = call i64 @g(i64 newattribute %1)\n  ret i64 0\n}\n',
      /f\.c:3: .*value 'newattribute'/,
    ],
    [
      'THP4001',
      'define i64 @f(ptr %0, i64 %1) {\n  call void @g() [ "deopt"(i32 1) ]\n  ret i64 0\n}\n',
      /f\.c:3: .*operand bundle "deopt"/,
    ],
    ['THP4000', 'define i64 @f(ptr %0, i64 %1) {\n  ret i64 %9\n}\n', /f\.c:3?\d*: .*%9 is not defined/],
    [
      'THP4002',
      '@f = global i64 sub (i64 ptrtoint (ptr @x to i64), i64 ptrtoint (ptr @y to i64))\n',
      /f\.c:2: the initial value of f/,
    ],
  ])('%s %j', (code, text, message) => {
    const read = (): unknown => {
      const module = readModule(header + text, 'f.c');
      return module.functions.has('f')
        ? module.readFunction('f', 'f', context())
        : module.readGlobal('f', 'f', context());
    };
    expect(read).toThrow(ThpcheckError);
    expect(read).toThrow(message);
    expect(read).toThrow(code);
  });

  test('a module without data layout', () => {
    expect(() => readModule('@x = global i32 0\n', 'f.c')).toThrow('THP4010');
  });
});
