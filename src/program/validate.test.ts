import { describe, expect, test } from 'vitest';
import { ProgramBuilder } from './builder.ts';
import type { FunctionBuilder } from './function-builder.ts';
import { value } from './operand.ts';
import { printProgram } from './print.ts';
import { validate } from './validate.ts';

function problems(body: (b: FunctionBuilder) => void): readonly string[] {
  const program = new ProgramBuilder()
    .function('callee', { parameters: [64], returns: [64] }, (b) => {
      b.return(1);
    })
    .function('f', { parameters: [64, 32], returns: [64] }, body)
    .build();
  return validate(program).map(({ block, message }) => `b${block}: ${message}`);
}

describe('a valid program', () => {
  test('has no problems and prints', () => {
    const program = new ProgramBuilder({ pointerWidth: 32 })
      .global('counter', 4, { image: new Uint8Array([5]) })
      .external('log')
      .function('count', { parameters: [32], returns: [32], inlining: 'hint' }, (b, limit) => {
        if (limit === undefined) return;
        b.while(
          () => b.compare('ult', b.load(32, 'counter', { ordering: 'once' }), limit),
          () => {
            const old = b.rmw('add', 32, 'counter', 1);
            b.when(b.compare('eq', old, 7), () => {
              b.call('log', [old]);
            });
          },
        );
        b.fence('dmb ish');
        const [seen, done] = b.cmpxchg(32, 'counter', 9, 0);
        b.return(b.select(done, seen, -1));
      })
      .build();
    expect(validate(program)).toEqual([]);
    expect(printProgram(program)).toBe(`program 32-bit little-endian
extern log
global counter 4 align 4 = 05
function count(%0:32) -> (32) inline=hint {
b0:
  jump b1
b1:
  %1:32 = load32.once [@counter]
  %2:1 = ult %1, %0
  branch %2, b2, b3
b2:
  %3:32 = rmw.add32.seq_cst [@counter], 1:32
  %4:1 = eq %3, 7:32
  branch %4, b4, b5
b3:
  fence "dmb ish"
  %5:32, %6:1 = cmpxchg32.seq_cst [@counter], 9:32, 0:32
  %7:32 = select %6, %5, 0xffffffff:32
  return %7
b4:
  call @log(%3)
  jump b5
b5:
  jump b1
}
`);
  });
});

describe('broken programs are found out', () => {
  test.each<readonly [string, (b: FunctionBuilder) => void, readonly (string | RegExp)[]]>([
    [
      'a value used before it is set',
      (b) => {
        b.store(64, b.symbol('x'), value(3));
        b.return(b.load(64, 'x'));
      },
      ['b0: %3 is not defined: store64 [@x], %3', 'b0: value has 0 bits, not 64: store64 [@x], %3'],
    ],
    [
      'a value of one branch used after both',
      (b) => {
        let inside = value(0);
        b.when(b.compare('eq', value(1), 0), () => {
          inside = b.load(64, 'x');
        });
        b.return(inside);
      },
      ['b2: %3 does not dominate its use: return %3'],
    ],
    [
      'operands of unlike widths',
      (b) => {
        b.return(b.binary('add', value(0), value(1)));
      },
      ['b0: right operand has 32 bits, not 64: %2:64 = add %0, %1'],
    ],
    [
      'an access of 24 bits',
      (b) => {
        b.load(24, 'x');
        b.return(0);
      },
      ['b0: access of 24 bits: %2:24 = load24 [@x]'],
    ],
    [
      'a jump to nowhere',
      (b) => {
        b.jump(9);
      },
      ['b0: block b9 does not exist'],
    ],
    [
      'a phi that lacks a way in',
      (b) => {
        const [left, right] = [b.block(), b.block()];
        b.branch(b.compare('eq', value(1), 0), left, right);
        b.at(left).jump(right);
        const phi = b.at(right).phi(64, [[left, 1]]);
        b.return(phi);
      },
      ['b2: phi %3 lacks predecessors b0'],
    ],
    [
      'a phi of another width',
      (b) => {
        const next = b.block();
        b.jump(next);
        b.at(next).return(b.at(next).phi(64, [[0, value(1)]]));
      },
      ['b1: phi %2 mixes widths'],
    ],
    [
      'a call with too many words',
      (b) => {
        const [result] = b.call('callee', [value(0), value(0)], [64]);
        b.return(result ?? 0);
      },
      ['b0: call of callee with other words than it has'],
    ],
    [
      'a return of too few words',
      (b) => {
        b.return();
      },
      ['b0: 0 words returned, not 1: return'],
    ],
    [
      'an entry that is jumped to',
      (b) => {
        b.jump(0);
      },
      ['b0: the entry block has predecessors'],
    ],
    [
      'a branch on a word',
      (b) => {
        const next = b.block();
        b.branch(value(0), next, 0);
        b.at(next).return(0);
      },
      ['b0: the entry block has predecessors', 'b0: condition has 64 bits, not 1: branch %0, b1, b0'],
    ],
  ])('%s', (_what, body, expected) => {
    expect(problems(body)).toEqual(expected);
  });
});
