import type { BinaryOperator, InlineAsm, Predicate } from '../../../program/form.ts';
import { readLoop, type ExclusiveLoop, type LoopStep, type Source } from '../../asm/exclusive-loop.ts';
import { exclusiveRule } from '../../asm/exclusive-rule.ts';
import { readImmediate, readLines, readReference, type AsmLine } from '../../asm/template.ts';

/** `lr` ... `sc` loops: xchg, cmpxchg, fetch_add_unless and the conditional increments and decrements. */
export const loadReservedRule = exclusiveRule({
  name: 'lr/sc loop',
  source:
    'RISC-V Unprivileged ISA, "Zalrsc"; arch/riscv/include/asm/{atomic,cmpxchg}.h, arch_atomic_fetch_add_unless(), __cmpxchg()',
  read: readReservedLoop,
  extend: 'sext',
  returnsNothing: () => false,
});

const operators: Readonly<Record<string, BinaryOperator>> = {
  add: 'add',
  addw: 'add',
  addi: 'add',
  sub: 'sub',
  subw: 'sub',
  and: 'and',
  andi: 'and',
  or: 'or',
  xor: 'xor',
};

const branches: Readonly<Record<string, Predicate>> = { beq: 'eq', bne: 'ne', bltz: 'slt', bgez: 'sge' };

function readReservedLoop(asm: InlineAsm): ExclusiveLoop | undefined {
  if (!/\blr\.[wd]/.test(asm.template)) return undefined;
  const lines = readLines(asm.template);
  const steps: LoopStep[] = [];
  let stored = false;
  for (const line of lines) {
    if (line.mnemonic === '') continue;
    if (stored && line.mnemonic === 'bnez') continue;
    const step = readStep(line, { stored });
    if (step === undefined) return undefined;
    stored ||= step.step === 'store';
    steps.push(step);
  }
  return readLoop(steps);
}

function readStep(line: AsmLine, place: { stored: boolean }): LoopStep | undefined {
  const [first, second, third] = line.operands;
  const reserved = /^(lr|sc)\.([wd])(?:\.(aq|rl|aqrl))?$/.exec(line.mnemonic);
  const width = reserved?.[2] === 'd' ? 64 : 32;
  const order = reserved?.[3] ?? '';
  const to = readReference(first)?.number;
  if (reserved?.[1] === 'lr') {
    const at = readReference(second)?.number;
    if (to === undefined || at === undefined) return undefined;
    return { step: 'load', to, at, width, acquire: order.includes('aq') };
  }
  if (reserved?.[1] === 'sc') {
    const from = readSource(second);
    const at = readReference(third)?.number;
    if (to === undefined || from === undefined || at === undefined) return undefined;
    return { step: 'store', status: to, from, at, width, release: order.includes('rl') };
  }
  if (line.mnemonic === 'fence') return place.stored ? { step: 'barrier' } : undefined;
  const predicate = branches[line.mnemonic];
  if (predicate !== undefined) {
    const left = readSource(first);
    const right = line.mnemonic.endsWith('z') ? { immediate: 0 } : readSource(second);
    if (left === undefined || right === undefined) return undefined;
    return { step: 'leave', predicate, left, right };
  }
  const operator = operators[line.mnemonic];
  const left = readSource(second);
  const right = readSource(third);
  if (operator === undefined || to === undefined || left === undefined || right === undefined)
    return undefined;
  return { step: 'binary', operator, to, left, right };
}

function readSource(text: string | undefined): Source | undefined {
  if (text === 'zero' || text === 'x0') return { immediate: 0 };
  const reference = readReference(text);
  if (reference !== undefined) return { operand: reference.number };
  const immediate = readImmediate(text);
  return immediate === undefined ? undefined : { immediate };
}
