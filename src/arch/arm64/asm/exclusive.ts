import type { BinaryOperator, InlineAsm } from '../../../program/form.ts';
import { readLoop, type ExclusiveLoop, type LoopStep, type Source } from '../../asm/exclusive-loop.ts';
import { exclusiveRule } from '../../asm/exclusive-rule.ts';
import { namedOperation, readImmediate, readLines, readReference, type AsmLine } from '../../asm/template.ts';

/**
 * `ldxr` ... `stxr` loops: atomics, xchg, cmpxchg, per-CPU updates. Of a byte or half word the kernel passes
 * the expected value cast to that width, so the comparison of the registers is one of the words.
 */
export const exclusiveLoopRule = exclusiveRule({
  name: 'ldxr/stxr loop',
  source:
    'Arm DDI 0487, B2.12 "Synchronization and semaphores"; arch/arm64/include/asm/{atomic_ll_sc,cmpxchg,percpu}.h',
  read: readExclusiveLoop,
  extend: 'zext',
  returnsNothing: (asm) => /^atomic(64)?_(add|sub|and|or|xor|andnot)$/.test(namedOperation(asm.template)),
});

const operators: Readonly<Record<string, BinaryOperator | 'bic'>> = {
  add: 'add',
  sub: 'sub',
  and: 'and',
  orr: 'or',
  eor: 'xor',
  bic: 'bic',
};

function readExclusiveLoop(asm: InlineAsm): ExclusiveLoop | undefined {
  if (!/\bldax?r/.test(asm.template) && !/\bldxr/.test(asm.template)) return undefined;
  const steps: LoopStep[] = [];
  let stored = false;
  for (const line of readLines(asm.template)) {
    if (line.mnemonic === '' || line.mnemonic === 'prfm') continue;
    if (stored && line.mnemonic === 'cbnz') continue;
    const step = readStep(line, { stored });
    if (step === undefined) return undefined;
    stored ||= step.step === 'store';
    steps.push(step);
  }
  return readLoop(steps);
}

function readStep(line: AsmLine, place: { stored: boolean }): LoopStep | undefined {
  const [first, second, third] = line.operands;
  const to = readReference(first);
  const load = /^ld(a?)xr([bh]?)$/.exec(line.mnemonic);
  if (load !== null) {
    const at = readReference(second)?.number;
    if (to === undefined || at === undefined) return undefined;
    const width = widthOf(load[2] ?? '', to.modifier);
    return { step: 'load', to: to.number, at, width, acquire: load[1] === 'a' };
  }
  const store = /^st(l?)xr([bh]?)$/.exec(line.mnemonic);
  if (store !== null) {
    const at = readReference(third)?.number;
    const from = readSource(second);
    if (to === undefined || from === undefined || at === undefined) return undefined;
    const width = widthOf(store[2] ?? '', readReference(second)?.modifier ?? '');
    return { step: 'store', status: to.number, from, at, width, release: store[1] === 'l' };
  }
  if (line.mnemonic === 'dmb') return place.stored ? { step: 'barrier' } : undefined;
  if (line.mnemonic === 'cbnz') {
    const left = readSource(first);
    return left === undefined ? undefined : { step: 'leave', predicate: 'ne', left, right: { immediate: 0 } };
  }
  const operator = operators[line.mnemonic];
  const left = readSource(second);
  const right = readSource(third);
  if (operator === undefined || to === undefined || left === undefined || right === undefined)
    return undefined;
  return { step: 'binary', operator, to: to.number, left, right };
}

/** Width of an access: by the letter of the mnemonic, else by the register's name. */
export function widthOf(letter: string, modifier: string): 8 | 16 | 32 | 64 {
  if (letter === 'b') return 8;
  if (letter === 'h') return 16;
  return modifier === 'w' ? 32 : 64;
}

function readSource(text: string | undefined): Source | undefined {
  const reference = readReference(text);
  if (reference !== undefined) return { operand: reference.number };
  if (text === 'xzr' || text === 'wzr') return { immediate: 0 };
  const immediate = readImmediate(text);
  return immediate === undefined ? undefined : { immediate };
}
