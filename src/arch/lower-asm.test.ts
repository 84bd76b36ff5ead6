import { describe, expect, it } from 'vitest';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { Block, InlineAsm, Operand, ProgramFunction, Terminator } from '../program/form.ts';
import { validateFunction } from '../program/validate.ts';
import type { Architecture } from './architecture.ts';
import { findArchitecture } from './architectures.ts';
import { lowerAsm, lowerAsmWithReport } from './lower-asm.ts';
import { readWord, runFunction, writeWord } from './testing/run-function.ts';

const riscv64 = findArchitecture('riscv64');

function statement(template: string, constraints: string): InlineAsm {
  return { template, constraints, sideEffect: true, elementWidths: [] };
}

function value(id: number): Operand {
  return { kind: 'value', id };
}

function functionOf(
  widths: readonly number[],
  parameters: readonly number[],
  blocks: readonly Block[],
): ProgramFunction {
  return {
    name: 'f.1',
    sourceName: 'f',
    parameters,
    widths,
    returns: [32],
    variadic: false,
    inlining: 'normal',
    blocks,
  };
}

const fetchAddUnless = statement(
  '0:\tlr.w $0, $2\n\tbeq $0, $4, 1f\n\tadd $1, $0, $3\n\tsc.w.rl $1, $1, $2\n\tbnez $1, 0b\n\tfence rw, rw\n1:\n',
  '=&r,=&r,=*A,r,r,*A,~{memory}',
);

/** Two conditional increments of the word at parameter 0, then a phi of what the first returned. */
function twoIncrements(): ProgramFunction {
  const one: Operand = { kind: 'constant', width: 32, lo: 1, hi: 0 };
  const zero: Operand = { kind: 'constant', width: 32, lo: 0, hi: 0 };
  const args = [value(0), one, zero, value(0)];
  return functionOf(
    [64, 32, 32, 32, 32, 32],
    [0],
    [
      {
        phis: [],
        instructions: [
          { op: 'asm', asm: fetchAddUnless, args, results: [1, 2], location: 3 },
          { op: 'asm', asm: fetchAddUnless, args, results: [3, 4], location: 4 },
        ],
        terminator: { op: 'jump', target: 1, location: 5 },
      },
      {
        phis: [{ result: 5, incoming: [{ from: 0, value: value(1) }] }],
        instructions: [],
        terminator: { op: 'return', values: [value(5)], location: 6 },
      },
    ],
  );
}

describe('lowerAsm of a guarded update', () => {
  it('splits the block, mends phis and stays valid', () => {
    const lowered = lowerAsm(twoIncrements(), riscv64);
    expect(lowered.blocks.length).toBe(8);
    expect(lowered.blocks[1]?.phis[0]?.incoming).toEqual([{ from: 7, value: value(1) }]);
    expect(validateFunction(lowered, 64)).toEqual([]);
  });

  it('counts as one increment each', () => {
    const memory = new Map<number, number>();
    writeWord(memory, 0x1000, 32, 5n);
    const run = runFunction(lowerAsm(twoIncrements(), riscv64), { args: [0x1000n], memory });
    expect(run.returned).toEqual([5n]);
    expect(readWord(memory, 0x1000, 32)).toBe(7n);
  });

  it('tries again when another CPU writes between the load and the exchange', () => {
    const memory = new Map<number, number>();
    writeWord(memory, 0x1000, 32, 5n);
    let writes = 0;
    const afterLoad = (words: Map<number, number>): void => {
      if (writes++ === 0) writeWord(words, 0x1000, 32, 40n);
    };
    const run = runFunction(lowerAsm(twoIncrements(), riscv64), { args: [0x1000n], memory, afterLoad });
    expect(run.effects).toEqual(['cmpxchg.failed', 'cmpxchg.done', 'cmpxchg.done']);
    expect(run.returned).toEqual([40n]);
    expect(readWord(memory, 0x1000, 32)).toBe(42n);
  });

  it('gives up when another CPU has made the condition false', () => {
    const memory = new Map<number, number>();
    writeWord(memory, 0x1000, 32, 5n);
    const afterLoad = (words: Map<number, number>): void => writeWord(words, 0x1000, 32, 0n);
    const run = runFunction(lowerAsm(twoIncrements(), riscv64), { args: [0x1000n], memory, afterLoad });
    expect(run.effects).toEqual(['cmpxchg.failed']);
    expect(run.returned).toEqual([0n]);
    expect(readWord(memory, 0x1000, 32)).toBe(0n);
  });
});

/** `asm goto` from block 0 to block 1 (on) or 2 (label); block 3 chooses by where control came from. */
function branching(template: string, constraints = '!i'): ProgramFunction {
  const asmgoto: Terminator = {
    op: 'asmgoto',
    asm: statement(template, constraints),
    args: [],
    results: [],
    fallthrough: 1,
    targets: [2],
    location: 9,
  };
  const word = (lo: number): Operand => ({ kind: 'constant', width: 32, lo, hi: 0 });
  return functionOf(
    [32],
    [],
    [
      { phis: [], instructions: [], terminator: asmgoto },
      { phis: [], instructions: [], terminator: { op: 'jump', target: 2, location: -1 } },
      {
        phis: [
          {
            result: 0,
            incoming: [
              { from: 0, value: word(22) },
              { from: 1, value: word(11) },
            ],
          },
        ],
        instructions: [],
        terminator: { op: 'return', values: [value(0)], location: -1 },
      },
    ],
  );
}

describe('lowerAsm of asm goto', () => {
  const wrapped = (text: string): string =>
    `886 :\n.option push\n${text}\n.option pop\n887 :\n.if 1 == 1\n.pushsection .alternative, "a"\n.popsection\n.subsection 1\n888 :\nnop\n889 :\n.previous\n.endif\n`;

  it.each([
    ['nop\n', 1],
    [wrapped('nop'), 1],
    [wrapped('j ${0:l}'), 2],
    ['1:\tnop\n\t.pushsection\t__jump_table, "aw"\n\t.long\t1b - ., ${0:l} - .\n\t.popsection\n', 1],
    ['1:\tjal zero, ${0:l}\n\t.pushsection\t__jump_table, "aw"\n\t.popsection\n', 2],
  ])('goes where %j goes as assembled', (template, target) => {
    const { function: lowered, rules } = lowerAsmWithReport(branching(template), riscv64);
    expect(rules).toEqual(['static branch']);
    expect(lowered.blocks[0]?.terminator).toEqual({ op: 'jump', target, location: 9 });
    expect(validateFunction(lowered, 64)).toEqual([]);
  });

  it('drops the phi entry of the edge that is gone', () => {
    const lowered = lowerAsm(branching('nop\n'), riscv64);
    expect(lowered.blocks[2]?.phis[0]?.incoming.map(({ from }) => from)).toEqual([1]);
  });

  it('leaves a conditional jump alone and reports it', () => {
    const fn = branching('beqz a0, ${0:l}');
    expect(lowerAsmWithReport(fn, riscv64)).toEqual({
      function: fn,
      rules: [],
      unknown: ['beqz a0, ${0:l}'],
    });
  });

  it.each(['arm', 'arm64'])('takes the branch instruction of %s', (name) => {
    const lowered = lowerAsm(branching('1:\tb ${0:l}\n'), findArchitecture(name));
    expect(lowered.blocks[0]?.terminator).toMatchObject({ op: 'jump', target: 2 });
  });
});

describe('lowerAsm', () => {
  function single(asm: InlineAsm, results: readonly number[]): ProgramFunction {
    return functionOf(
      [32],
      [],
      [
        {
          phis: [],
          instructions: [{ op: 'asm', asm, args: [], results, location: 1 }],
          terminator: { op: 'return', values: [], location: 1 },
        },
      ],
    );
  }

  it('keeps statements without a rule and reports their text', () => {
    const fn = single(statement('csrw\tsatp,\n  $0', 'r'), []);
    expect(lowerAsmWithReport(fn, riscv64)).toEqual({ function: fn, rules: [], unknown: ['csrw satp, $0'] });
  });

  it('does not take a template with more instructions for one it knows', () => {
    const fn = single(statement('fence rw,rw\n\tcsrw satp, zero', ''), []);
    expect(lowerAsmWithReport(fn, riscv64).unknown).toEqual(['fence rw,rw csrw satp, zero']);
  });

  it('refuses a rule that leaves a result undefined', () => {
    const careless: Architecture = {
      ...riscv64,
      asm: [{ name: 'careless', source: 'none', matches: () => true, lower: () => [] }],
    };
    const lower = (): unknown => lowerAsm(single(statement('x', '=r'), [0]), careless);
    expect(lower).toThrow(ThpcheckError);
    expect(lower).toThrow(/THP5501.*careless.*f\(\)/);
  });

  it('rejects a sequence with two stores or with different addresses', () => {
    const twice = statement('0: lr.w $0, $1\n sc.w $0, $0, $1\n sc.w $0, $0, $1', '=&r,=*A,*A');
    const astray = statement('0: lr.w $0, $1\n sc.w $0, $0, $2', '=&r,=*A,*A');
    for (const asm of [twice, astray])
      expect(lowerAsmWithReport(single(asm, [0]), riscv64).rules).toEqual([]);
  });
});
