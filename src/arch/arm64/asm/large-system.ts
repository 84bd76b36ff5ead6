import type { InlineAsm, Operand, RmwOperator, Width } from '../../../program/form.ts';
import type { AsmRule } from '../../architecture.ts';
import { binary, constantOf, defineResult, emitterOf } from '../../asm/emit.ts';
import { orderingOf } from '../../asm/exclusive-loop.ts';
import { argumentOf, resultOf, wordReader } from '../../asm/operands.ts';
import { readLines, readReference } from '../../asm/template.ts';
import { widthOf } from './exclusive.ts';

const source =
  'Arm DDI 0487, C3.2.12 "Atomic instructions" (FEAT_LSE); arch/arm64/include/asm/atomic_lse.h. The kernel comes here only when the CPU was found to have them';

const operators: Readonly<Record<string, RmwOperator | 'bic'>> = {
  add: 'add',
  clr: 'bic',
  set: 'or',
  eor: 'xor',
  smax: 'smax',
  smin: 'smin',
  umax: 'umax',
  umin: 'umin',
};

interface LargeSystemAtomic {
  readonly operator: RmwOperator | 'bic';
  readonly width: Width;
  readonly value: number;
  /** Operand number of the old word's register, or undefined (`st` forms). */
  readonly to: number | undefined;
  readonly at: number;
  readonly acquire: boolean;
  readonly release: boolean;
}

function readAtomic(asm: InlineAsm): LargeSystemAtomic | undefined {
  const [line, ...others] = readLines(asm.template);
  if (line === undefined || others.length > 0) return undefined;
  const match = /^(?:(ld|st)(add|clr|set|eor|smax|smin|umax|umin)|(swp))(a?)(l?)([bh]?)$/.exec(line.mnemonic);
  const operator = match?.[3] === 'swp' ? 'xchg' : operators[match?.[2] ?? ''];
  const value = readReference(line.operands[0]);
  const at = readReference(line.operands.at(-1));
  if (match === null || operator === undefined || value === undefined || at === undefined) return undefined;
  const to = match[1] === 'st' ? undefined : readReference(line.operands[1]);
  if (match[1] !== 'st' && to === undefined) return undefined;
  return {
    operator,
    width: widthOf(match[6] ?? '', value.modifier),
    value: value.number,
    to: to?.number,
    at: at.number,
    acquire: match[4] === 'a',
    release: match[5] === 'l',
  };
}

/** `ldadd`, `stset`, `swp` and their family. */
export const largeSystemRule: AsmRule = {
  name: 'LSE atomic',
  source,
  matches: (_template, asm) => readAtomic(asm) !== undefined,
  lower(context) {
    const atomic = readAtomic(context.asm);
    if (atomic === undefined) return undefined;
    const emitter = emitterOf(context);
    const { width } = atomic;
    const address = argumentOf(context, atomic.at);
    const word = wordReader(emitter, width)(atomic.value);
    if (address === undefined || word === undefined) return undefined;
    const value =
      atomic.operator === 'bic' ? binary(emitter, 'xor', width, word, constantOf(-1, width)) : word;
    const operator = atomic.operator === 'bic' ? 'and' : atomic.operator;
    const index = atomic.to === undefined ? undefined : resultOf(context, atomic.to);
    const result = index === undefined ? -1 : context.fresh(width);
    const ordering = orderingOf({ ...atomic, barrier: false });
    emitter.instructions.push({ op: 'rmw', operator, width, result, address, value, ordering });
    if (index !== undefined) defineResult(emitter, index, { kind: 'value', id: result }, 'zext');
    return emitter.instructions;
  },
};

/** `cas` of 6.x: `cas $1, $2, $0` with the expected word tied to the result; 6.1 moves it in and out. */
export const compareAndSwapRule: AsmRule = {
  name: 'LSE cas',
  source,
  matches: (_template, asm) => readSwap(asm) !== undefined,
  lower(context) {
    const swap = readSwap(context.asm);
    if (swap === undefined) return undefined;
    const emitter = emitterOf(context);
    const read = wordReader(emitter, swap.width);
    const address = argumentOf(context, swap.at);
    const expected = read(swap.expected);
    const replacement = read(swap.replacement);
    if (address === undefined || expected === undefined || replacement === undefined) return undefined;
    const result = context.fresh(swap.width);
    const { width } = swap;
    const ordering = orderingOf({ ...swap, barrier: false });
    emitter.instructions.push({
      op: 'cmpxchg',
      width,
      result,
      success: -1,
      address,
      expected,
      replacement,
      ordering,
    });
    const old: Operand = { kind: 'value', id: result };
    for (const index of context.results.keys()) defineResult(emitter, index, old, 'zext');
    return emitter.instructions;
  },
};

function readSwap(asm: InlineAsm) {
  const lines = readLines(asm.template);
  const [move, moved] = lines.length === 3 ? [lines[0], lines[2]] : [undefined, undefined];
  const line = lines.length === 3 ? lines[1] : lines.length === 1 ? lines[0] : undefined;
  const match = /^cas(a?)(l?)([bh]?)$/.exec(line?.mnemonic ?? '');
  if (line === undefined || match === null) return undefined;
  if (lines.length === 3 && (move?.mnemonic !== 'mov' || moved?.mnemonic !== 'mov')) return undefined;
  const compared = readReference(line.operands[0]);
  const replacement = readReference(line.operands[1]);
  const at = readReference(line.operands[2]);
  const expected = move === undefined ? compared : readReference(move.operands[1]);
  if (compared === undefined || expected === undefined || replacement === undefined || at === undefined)
    return undefined;
  return {
    width: widthOf(match[3] ?? '', compared.modifier),
    expected: expected.number,
    replacement: replacement.number,
    at: at.number,
    acquire: match[1] === 'a',
    release: match[2] === 'l',
  };
}
