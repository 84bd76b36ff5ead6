import type { BinaryOperator, InlineAsm } from '../../../program/form.ts';
import { readLoop, type ExclusiveLoop, type LoopStep, type Source } from '../../asm/exclusive-loop.ts';
import { exclusiveRule } from '../../asm/exclusive-rule.ts';
import { namedOperation, readImmediate, readLines, readReference, type AsmLine } from '../../asm/template.ts';

/**
 * `ldrex` ... `strex` sequences. `strex` may fail for no reason; the loop, in the template or in C around it,
 * then starts again, so a failed `strex` is not an outcome of its own.
 */
export const exclusiveLoopRule = exclusiveRule({
  name: 'ldrex/strex loop',
  source: 'ARM DDI 0406C, A3.4 "Synchronization and semaphores"; arch/arm/include/asm/{atomic,cmpxchg}.h',
  read: readExclusiveLoop,
  extend: 'zext',
  returnsNothing: (asm) => /^atomic(64)?_(add|sub|and|or|xor|bic|andnot)$/.test(namedOperation(asm.template)),
});

const operators: Readonly<Record<string, BinaryOperator | 'bic'>> = {
  add: 'add',
  sub: 'sub',
  and: 'and',
  orr: 'or',
  eor: 'xor',
  bic: 'bic',
};

/** Low and high instruction of a 64-bit operation on a register pair, by their common operation. */
const pairs: Readonly<Record<string, BinaryOperator | 'bic'>> = {
  'adds adc': 'add',
  'subs sbc': 'sub',
  'and and': 'and',
  'orr orr': 'or',
  'eor eor': 'xor',
  'bic bic': 'bic',
};

const widths: Readonly<Record<string, 8 | 16 | 32 | 64>> = { '': 32, b: 8, h: 16, d: 64 };

/** `teq` compares two words; the next conditional instruction or branch says what of it. */
interface Comparison {
  readonly left: Source;
  readonly right: Source;
}

function readExclusiveLoop(asm: InlineAsm): ExclusiveLoop | undefined {
  if (!/\bldrex/.test(asm.template)) return undefined;
  const steps: LoopStep[] = [];
  const lines = readLines(asm.template).filter((line) => line.mnemonic !== '');
  let comparison: Comparison | undefined;
  let stored = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const next = lines[at + 1];
    if (line === undefined) return undefined;
    const [first, second] = line.operands;
    if (/^pldw?$/.test(line.mnemonic)) continue;
    if (line.mnemonic === 'teq') {
      const left = readSource(first);
      const right = readSource(second);
      if (left === undefined || right === undefined) return undefined;
      if (stored) continue;
      comparison = { left, right };
      continue;
    }
    // The high halves: the same operands again.
    if (line.mnemonic === 'teqeq' && first?.includes(':H}') && comparison !== undefined) continue;
    if (/^b(eq|ne)$/.test(line.mnemonic)) {
      if (stored) continue;
      if (comparison === undefined) return undefined;
      steps.push({ step: 'leave', predicate: line.mnemonic === 'beq' ? 'eq' : 'ne', ...comparison });
      continue;
    }
    const store = /^strex(b|h|d)?(eq)?$/.exec(line.mnemonic);
    if (store !== null) {
      if (store[2] === 'eq') {
        if (comparison === undefined) return undefined;
        steps.push({ step: 'leave', predicate: 'ne', ...comparison });
      }
      const status = readReference(first)?.number;
      const from = readSource(second);
      const place = readReference(line.operands.at(-1))?.number;
      const width = widths[store[1] ?? ''];
      if (status === undefined || from === undefined || place === undefined || width === undefined)
        return undefined;
      steps.push({ step: 'store', status, from, at: place, width, release: false });
      stored = true;
      continue;
    }
    const pair = next === undefined ? undefined : pairs[`${line.mnemonic} ${next.mnemonic}`];
    if (pair !== undefined && first?.includes(':Q}')) {
      const step = readBinary(line, pair);
      if (step === undefined) return undefined;
      steps.push(step);
      at++;
      continue;
    }
    const step = readPlain(line);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return readLoop(steps);
}

function readPlain(line: AsmLine): LoopStep | undefined {
  const [first, second] = line.operands;
  const to = readReference(first)?.number;
  const load = /^ldrex(b|h|d)?$/.exec(line.mnemonic);
  if (load !== null) {
    const at = readReference(line.operands.at(-1))?.number;
    const width = widths[load[1] ?? ''];
    if (to === undefined || at === undefined || width === undefined) return undefined;
    return { step: 'load', to, at, width, acquire: false };
  }
  if (line.mnemonic === 'mov') {
    const from = readSource(second);
    return to === undefined || from === undefined ? undefined : { step: 'move', to, from };
  }
  const operator = operators[line.mnemonic];
  return operator === undefined ? undefined : readBinary(line, operator);
}

function readBinary(line: AsmLine, operator: BinaryOperator | 'bic'): LoopStep | undefined {
  const [first, second, third] = line.operands;
  const to = readReference(first)?.number;
  const left = readSource(second);
  const right = readSource(third);
  if (to === undefined || left === undefined || right === undefined) return undefined;
  return { step: 'binary', operator, to, left, right };
}

function readSource(text: string | undefined): Source | undefined {
  const reference = readReference(text);
  if (reference !== undefined) return { operand: reference.number };
  const immediate = readImmediate(text);
  return immediate === undefined ? undefined : { immediate };
}
