import { describe, expect, it } from 'vitest';
import { evaluateIr } from '../testing/evaluate-ir.ts';
import { powerpcAsm } from './powerpc.ts';
import { s390Asm } from './s390.ts';
import { sparc64Asm } from './sparc64.ts';
import { x86Asm, x86AsmGoto } from './x86_64.ts';

describe('sparc64', () => {
  const evaluate = (ir: string) => evaluateIr(ir, { endian: 'big', asm: sparc64Asm });

  it('runs the text as assembled, not the one for sun4v', () => {
    const run = evaluate(`
define i64 @f(i64 %0) {
  %2 = call { i64, i64 } asm sideeffect "\\0A661:\\09andn\\09\\09$0, $3, $0\\0A\\09nop\\0A\\0A662:\\09nop\\0A\\09.section\\09.sun4v_2insn_patch, \\22ax\\22\\0A\\09.word\\09\\09661b\\0A\\09sethi\\09\\09%uhi($4), $1\\0A\\09.previous\\0A", "=r,=r,0,i,i"(i64 %0, i64 2050, i64 -1)
  %3 = extractvalue { i64, i64 } %2, 0
  ret i64 %3
}`);
    expect(run.call('f', 0xffff_ffff_ffff_ffffn)).toBe(0xffff_ffff_ffff_f7fdn);
  });

  it('puts constants together from their parts', () => {
    const run = evaluate(`
define i64 @f() {
  %1 = call { i64, i64 } asm "\\0A661:\\09sethi\\09\\09%uhi($2), $1\\0A\\09sethi\\09\\09%hi($2), $0\\0A\\0A662:\\09or\\09\\09$1, %ulo($2), $1\\0A\\09or\\09\\09$0, %lo($2), $0\\0A\\0A663:\\09sllx\\09\\09$1, 32, $1\\0A\\09or\\09\\09$0, $1, $0\\0A", "=r,=r,i"(i64 -1311768467463790321)
  %2 = extractvalue { i64, i64 } %1, 0
  ret i64 %2
}`);
    expect(run.call('f')).toBe(BigInt.asUintN(64, -1311768467463790321n));
  });

  it('compares and swaps', () => {
    const run = evaluate(`
@cell = global i64 5
define i64 @f(i64 %0, i64 %1) {
  %3 = call i64 asm sideeffect "casx [$2], $3, $0", "=&r,0,r,r,~{memory}"(i64 %1, ptr @cell, i64 %0)
  %4 = load volatile i64, ptr @cell
  %5 = shl i64 %3, 32
  %6 = or i64 %5, %4
  ret i64 %6
}`);
    expect(run.call('f', 4n, 9n)).toBe((5n << 32n) | 5n);
    expect(run.call('f', 5n, 9n)).toBe((5n << 32n) | 9n);
  });
});

describe('powerpc', () => {
  const template = (busy: string) =>
    `1:\\09ldarx\\09$0,0,$3\\09\\09# pte_update\\0A\\09${busy}\\09$1,$0,$6\\0A\\09bne-\\091b \\0A\\09andc\\09$1,$0,$4 \\0A\\09or\\09$1,$1,$7\\0A\\09stdcx.\\09$1,0,$3 \\0A\\09bne-\\091b`;

  it.each(['and.', 'andi.'])('clears and sets bits, but not of a busy entry: %s', (busy) => {
    const run = evaluateIr(
      `
@cell = global i64 0
define i64 @f(i64 %0) {
  store i64 %0, ptr @cell
  %2 = call { i64, i64 } asm sideeffect "${template(busy)}", "=&r,=&r,=*m,r,r,*m,${busy === 'and.' ? 'r' : 'i'},r,~{cc}"(ptr elementtype(i64) @cell, ptr @cell, i64 240, ptr elementtype(i64) @cell, i64 2048, i64 15)
  %3 = extractvalue { i64, i64 } %2, 0
  %4 = load volatile i64, ptr @cell
  %5 = shl i64 %3, 32
  %6 = or i64 %5, %4
  ret i64 %6
}`,
      { asm: powerpcAsm },
    );
    expect(run.call('f', 0x1abn)).toBe((0x1abn << 32n) | 0x10fn);
    expect(run.call('f', 0x9abn)).toBe((0x9abn << 32n) | 0x9abn);
  });
});

describe('s390', () => {
  /** A segment table of 2048 and a page table of 256 entries, number 3 of each is 0x100. */
  const tables = (index: number) => `
@segments = global [2048 x i64] zeroinitializer, align 16384
define void @set() {
  %1 = getelementptr i64, ptr @segments, i64 ${index}
  store i64 256, ptr %1
  ret void
}
define i64 @get(i64 %0) {
  %2 = getelementptr i64, ptr @segments, i64 %0
  %3 = load volatile i64, ptr %2
  ret i64 %3
}`;
  const evaluate = (ir: string) => evaluateIr(ir, { endian: 'big', asm: s390Asm });

  it.each([
    ['\\09idte\\09$1,0,$2,$3', '=*m,a,a,i,*m,~{cc}', ', i32 0'],
    ['\\09.insn\\09rrf,0xb98e0000,$2,$3,0,0', '=*m,*m,a,a,~{cc}', ''],
  ])('IDTE sets the invalid bit where origin and address say: %s', (text, constraints, last) => {
    const memory = 'ptr elementtype(i64) @segments';
    const args =
      last === ''
        ? `${memory}, ${memory}, ptr @segments, i64 %0`
        : `${memory}, ptr @segments, i64 %0${last}, ${memory}`;
    const run = evaluate(`${tables(3)}
define void @invalidate(i64 %0) {
  call void asm sideeffect "${text}", "${constraints}"(${args})
  ret void
}`);
    run.call('set');
    run.call('invalidate', 0x30_0000n);
    expect([2n, 3n, 4n].map((index) => run.call('get', index))).toEqual([0n, 0x120n, 0n]);
    run.call('invalidate', 0x4f_ffffn);
    expect([2n, 3n, 4n].map((index) => run.call('get', index))).toEqual([0n, 0x120n, 0x20n]);
  });

  it('IPTE sets the invalid bit of a page-table entry', () => {
    const run = evaluate(`${tables(3)}
define void @invalidate(i64 %0) {
  call void asm sideeffect "\\09ipte\\09$1,$2,0,$3", "=*m,a,a,i,*m"(ptr elementtype(i64) @segments, ptr @segments, i64 %0, i32 0, ptr elementtype(i64) @segments)
  ret void
}`);
    run.call('set');
    run.call('invalidate', 0x103_000n);
    expect(run.call('get', 3n)).toBe(0x500n);
  });

  it('adds in memory and gives the old value', () => {
    const run = evaluate(`
@cell = global i32 7
define i64 @f(i32 %0) {
  %2 = call i32 asm sideeffect "laa\\09$0,$2,$1\\0Abcr\\0914,0\\0A", "=d,=*Q,d,*Q,~{cc},~{memory}"(ptr elementtype(i32) @cell, i32 %0, ptr elementtype(i32) @cell)
  %3 = load volatile i32, ptr @cell
  %4 = zext i32 %2 to i64
  %5 = shl i64 %4, 32
  %6 = zext i32 %3 to i64
  %7 = or i64 %5, %6
  ret i64 %7
}`);
    expect(run.call('f', 5n)).toBe((7n << 32n) | 12n);
  });
});

describe('x86_64', () => {
  it('exchanges', () => {
    const run = evaluateIr(
      `
@cell = global i64 3
define i64 @f(i64 %0) {
  %2 = call i64 asm sideeffect "xchgq \${0:q}, $1\\0A", "=r,=*m,0,*m,~{memory},~{cc}"(ptr elementtype(i64) @cell, i64 %0, ptr elementtype(i64) @cell)
  ret i64 %2
}`,
      { asm: x86Asm },
    );
    expect([8n, 9n, 10n].map((word) => run.call('f', word))).toEqual([3n, 8n, 9n]);
  });

  it('sets a bit and tells whether it was set', () => {
    const run = evaluateIr(
      `
@cell = global i64 0
@flag = global i8 9
define i64 @f() {
  call void asm sideeffect ".pushsection .smp_locks,\\22a\\22\\0A.popsection\\0A671:\\0A\\09lock; bts $2, $0; setc $1", "=*m,=*qm,Ir,*m,~{memory}"(ptr elementtype(i64) @cell, ptr elementtype(i8) @flag, i64 40, ptr elementtype(i64) @cell)
  %1 = load volatile i64, ptr @cell
  %2 = load volatile i8, ptr @flag
  %3 = zext i8 %2 to i64
  %4 = or i64 %1, %3
  ret i64 %4
}`,
      { asm: x86Asm },
    );
    expect([run.call('f'), run.call('f')]).toEqual([1n << 40n, (1n << 40n) | 1n]);
  });

  it('has no optional feature', () => {
    const run = evaluateIr(
      `
define i64 @f() {
  callbr void asm sideeffect "jmp 6f\\0A6:\\0A testb $1, \${0:a}\\0A jnz \${2:l}\\0A jmp \${3:l}\\0A", "i,i,!i,!i"(i32 1, i32 1)
          to label %1 [label %2, label %3]
1:
  ret i64 1
2:
  ret i64 2
3:
  ret i64 3
}`,
      { asmGoto: x86AsmGoto },
    );
    expect(run.call('f')).toBe(3n);
  });
});
