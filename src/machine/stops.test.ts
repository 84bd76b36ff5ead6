import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../program/builder.ts';
import type { InlineAsm, Program } from '../program/form.ts';
import type { FunctionBuilder } from '../program/function-builder.ts';
import type { FlatMachine } from './flat-machine.ts';
import { flatMachine, readWord, runCpu, violationsOf } from './testing/flat-program.ts';

/** `outer` (outer.c:1) calls `inner` (inner.c:7), which runs `body`. */
function program(body: (b: FunctionBuilder, builder: ProgramBuilder) => void): Program {
  const builder = new ProgramBuilder().global('word', 4);
  builder.global('text', 6, { image: new TextEncoder().encode('a TLB') });
  const [inner, outer] = [builder.location('inner.c', 7, 'inner'), builder.location('outer.c', 1, 'outer')];
  builder.function('inner', {}, (b) => {
    b.from(inner);
    body(b, builder);
  });
  builder.function('outer', {}, (b) => {
    b.from(outer);
    b.call('inner');
    b.store(32, 'word', 1);
    b.return();
  });
  return builder.build();
}

function run(made: Program): FlatMachine {
  const machine = flatMachine(made, ['outer']);
  machine.reset();
  return machine;
}

/** The function with inline assembly instead of its first instruction. */
function withAsm(made: Program, asm: InlineAsm): Program {
  const inner = made.functions.get('inner')!;
  const [block] = inner.blocks;
  const instruction = {
    op: 'asm',
    asm,
    args: [],
    results: [],
    location: block!.terminator.location,
  } as const;
  const blocks = [{ ...block!, instructions: [instruction] }];
  return { ...made, functions: new Map([...made.functions, ['inner', { ...inner, blocks }]]) };
}

describe('ends the path with a violation', () => {
  it.each([
    ['BUG', (b: FunctionBuilder): void => void b.intrinsic('bug', 0), 'BUG: BUG() in inner() at inner.c:7'],
    [
      'code that cannot be reached',
      (b: FunctionBuilder): void => b.when(b.compare('eq', b.load(32, 'word'), 0), () => b.unreachable()),
      'unreachable: code that the compiler was told cannot be reached in inner() at inner.c:7',
    ],
  ] as const)('%s', (_, body, violation) => {
    const machine = run(
      program((b) => {
        body(b);
        b.return();
      }),
    );
    expect(violationsOf(machine)).toEqual([violation]);
    expect([machine.enabled(), machine.unfinished()]).toEqual([0, 1]);
    expect(readWord(machine, 'word')).toBe(0);
    expect(machine.takeViolations()).toEqual([]);
  });
});

describe('notes a violation and goes on', () => {
  it('WARN', () => {
    const machine = run(
      program((b) => {
        b.intrinsic('warn', 0);
        b.return();
      }),
    );
    expect(violationsOf(machine)).toEqual(['WARN: WARN() in inner() at inner.c:7']);
    expect([machine.unfinished(), readWord(machine, 'word')]).toEqual([0, 1]);
  });

  it('thpcheck_violation', () => {
    const machine = run(
      program((b, builder) => {
        builder.global('rule', 3, { image: new TextEncoder().encode('P2') });
        b.call('thpcheck_violation', [b.symbol('rule'), b.symbol('text')]);
        b.return();
      }),
    );
    expect(violationsOf(machine)).toEqual(['P2: a TLB in inner() at inner.c:7']);
    expect(machine.unfinished()).toBe(0);
  });

  // Their keys tell lines apart.
  it('two WARNs of one function are two violations', () => {
    const machine = run(
      program((b, builder) => {
        b.intrinsic('warn', 0);
        b.from(builder.location('inner.c', 8, 'inner')).intrinsic('warn', 0);
        b.return();
      }),
    );
    expect(new Set(machine.takeViolations().map(({ key }) => key)).size).toBe(2);
  });

  it('the same WARN on two CPUs is one violation', () => {
    const made = program((b) => {
      b.intrinsic('warn', 0);
      b.return();
    });
    const machine = flatMachine(made, ['outer', 'outer']);
    machine.reset();
    expect(new Set(machine.takeViolations().map(({ key }) => key)).size).toBe(1);
  });
});

describe('stops the run as not modelled, and says where', () => {
  const asm: InlineAsm = {
    template: 'tlbi vmalle1\n\tisb',
    constraints: '~{memory}',
    sideEffect: true,
    elementWidths: [],
  };
  const cases: readonly (readonly [string, Program, string])[] = [
    [
      'an external function',
      program((b) => {
        b.call('schedule');
        b.return();
      }),
      // An external has no frame of its own: the position is that of the call.
      'external function schedule() is called, in inner() inner.c:7 < outer() outer.c:1',
    ],
    [
      'inline assembly without a rule',
      withAsm(
        program((b) => b.return()),
        asm,
      ),
      'inline assembly "tlbi vmalle1\n\tisb" (~{memory}), in inner() inner.c:7 < outer() outer.c:1',
    ],
    [
      'what the harness says is not modelled',
      program((b) => {
        b.call('thpcheck_unmodelled', [b.symbol('text')]);
        b.return();
      }),
      'a TLB, in inner() inner.c:7 < outer() outer.c:1',
    ],
    [
      'an intrinsic of a width it has no code for',
      program((b) => {
        b.intrinsic('fshl', 64, [b.word(64, 1), b.word(64, 1), b.word(64, 1)], [64]);
        b.return();
      }),
      'intrinsic fshl of 64 bits, in inner() inner.c:7 < outer() outer.c:1',
    ],
    [
      'a call through a pointer to data',
      program((b) => {
        b.call(b.symbol('word', 16));
        b.return();
      }),
      ', in inner() inner.c:7 < outer() outer.c:1',
    ],
  ];
  it.each(cases)('%s', (_, made, text) => {
    const machine = run(made);
    expect(machine.enabled()).toBe(0);
    expect(machine.takeViolations()).toEqual([]);
    expect(machine.unmodelled().slice(-text.length)).toBe(text);
    expect(readWord(machine, 'word')).toBe(0);
  });

  it.each(['bswap', 'bitreverse', 'abs'] as const)('%s of 48 bits', (intrinsic) => {
    const machine = run(
      program((b) => {
        b.intrinsic(intrinsic, 48, [b.word(48, 1)], [48]);
        b.return();
      }),
    );
    expect(machine.unmodelled()).toMatch(new RegExp(`^intrinsic ${intrinsic} of 48 bits`));
  });

  it('in an action, and going back makes the run possible again', () => {
    const made = program((b) => {
      b.rmw('add', 32, 'word', 1);
      b.call('schedule');
      b.return();
    });
    const machine = flatMachine(made, ['outer', 'outer']);
    machine.reset();
    machine.reset();
    const mark = machine.mark();
    const outcome = runCpu(machine, 0).at(-1);
    expect(outcome).toBe('unmodelled');
    expect(machine.enabled()).toBe(0);
    machine.undo(mark);
    expect(machine.enabled()).not.toBe(0);
  });

  it('a loop without visible access that does not end', () => {
    const machine = run(
      program((b) => {
        const loop = b.block();
        b.jump(loop);
        b.at(loop).jump(loop);
      }),
    );
    expect(machine.enabled()).toBe(0);
    expect(machine.unmodelled()).toMatch(/^a loop without visible access/);
  });

  // The frame says where the loop is.
  it('a loop that does not end, with its position', () => {
    const machine = run(
      program((b) => {
        const loop = b.block();
        b.jump(loop);
        b.at(loop).jump(loop);
      }),
    );
    expect(machine.unmodelled()).toMatch(/, in inner\(\) inner\.c:7/);
  });

  it('recursion that fills the stack of the CPU', () => {
    const machine = run(
      program((b) => {
        b.alloca(4096);
        b.call('inner');
        b.return();
      }),
    );
    expect(machine.enabled()).toBe(0);
    expect(machine.unmodelled()).toMatch(/^the stack of the CPU is full/);
  });

  // Frames are counted too: the stack of the host must not overflow first.
  it('recursion that needs no stack slots', () => {
    const machine = run(
      program((b) => {
        b.call('inner');
        b.return();
      }),
    );
    expect(machine.unmodelled()).toMatch(/stack/);
  });
});

it('functions may have names that mean something in JavaScript', () => {
  for (const name of ['delete', 'R', 'M', 'X', 'T', 'F', 'W', 'arguments', '3.part']) {
    const builder = new ProgramBuilder().global('word', 4);
    builder.function('seven', { returns: [32] }, (b) => b.return(7));
    builder.function(name, { parameters: [32], returns: [32] }, (b, first) => {
      b.store(32, 'word', first);
      b.return(b.binary('add', b.call('seven', [], [32])[0]!, b.load(32, 'word')));
    });
    builder.function('path', {}, (b) => {
      b.store(32, 'word', b.call(name, [b.word(32, 5)], [32])[0]!);
      b.return();
    });
    const machine = flatMachine(builder.build(), ['path']);
    machine.reset();
    expect(readWord(machine, 'word')).toBe(12);
  }
});
