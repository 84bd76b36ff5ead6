import type { InlineAsm, RmwOperator } from '../../../program/form.ts';
import type { AsmRule } from '../../architecture.ts';
import { defineResult, emitterOf } from '../../asm/emit.ts';
import { orderingOf } from '../../asm/exclusive-loop.ts';
import { argumentOf, resultOf, wordReader } from '../../asm/operands.ts';
import { readLines, readReference, type AsmLine } from '../../asm/template.ts';

const operators: Readonly<Record<string, RmwOperator>> = {
  amoadd: 'add',
  amoand: 'and',
  amoor: 'or',
  amoxor: 'xor',
  amoswap: 'xchg',
  amomax: 'smax',
  amomaxu: 'umax',
  amomin: 'smin',
  amominu: 'umin',
};

interface Amo {
  readonly operator: RmwOperator;
  readonly width: 32 | 64;
  readonly acquire: boolean;
  readonly release: boolean;
  readonly line: AsmLine;
}

/** The one AMO of a template whose other instructions are fences, or undefined. */
function readAmo(asm: InlineAsm): Amo | undefined {
  const lines = readLines(asm.template).filter((line) => line.mnemonic !== '' && line.mnemonic !== 'fence');
  const [line, ...others] = lines;
  const match = /^(amo\w+)\.([wd])(?:\.(aq|rl|aqrl))?$/.exec(line?.mnemonic ?? '');
  const operator = operators[match?.[1] ?? ''];
  if (line === undefined || others.length > 0 || operator === undefined) return undefined;
  const order = match?.[3] ?? '';
  return {
    operator,
    width: match?.[2] === 'd' ? 64 : 32,
    acquire: order.includes('aq'),
    release: order.includes('rl'),
    line,
  };
}

/** `amoadd.w rd, rs2, (rs1)` and its family: rd becomes the old word, sign-extended. */
export const amoRule: AsmRule = {
  name: 'amo',
  source:
    'RISC-V Unprivileged ISA, "Zaamo"; arch/riscv/include/asm/{atomic,bitops,cmpxchg}.h, ATOMIC_OP(), __op_bit_ord()',
  matches: (_template, asm) => readAmo(asm) !== undefined,
  lower(context) {
    const amo = readAmo(context.asm);
    if (amo === undefined) return undefined;
    const [to, from, at] = amo.line.operands;
    const target = readReference(to);
    const value = readReference(from);
    const place = readReference(at);
    if (place === undefined || value === undefined || (target === undefined && to !== 'zero'))
      return undefined;
    const emitter = emitterOf(context);
    const address = argumentOf(context, place.number);
    const operand = wordReader(emitter, amo.width)(value.number);
    if (address === undefined || operand === undefined) return undefined;
    const index = target === undefined ? undefined : resultOf(context, target.number);
    const result = index === undefined ? -1 : context.fresh(amo.width);
    const ordering = orderingOf({ acquire: amo.acquire, release: amo.release, barrier: false });
    const { operator, width } = amo;
    emitter.instructions.push({ op: 'rmw', operator, width, result, address, value: operand, ordering });
    if (index !== undefined) defineResult(emitter, index, { kind: 'value', id: result }, 'sext');
    return emitter.instructions;
  },
};

/** `clz`, `ctz` of the Zbb extension; the kernel's fall-back is C. */
export const bitCountRule: AsmRule = {
  name: 'clz, ctz, cpop',
  source: 'RISC-V Unprivileged ISA, "Zbb"; arch/riscv/include/asm/bitops.h, variable__ffs(), variable_fls()',
  matches: (_template, asm) => readCount(asm) !== undefined,
  lower(context) {
    const count = readCount(context.asm);
    if (count === undefined) return undefined;
    const emitter = emitterOf(context);
    const operand = wordReader(emitter, count.width)(count.from);
    if (operand === undefined) return undefined;
    const result = context.fresh(count.width);
    const { intrinsic, width } = count;
    emitter.instructions.push({ op: 'intrinsic', intrinsic, width, args: [operand], results: [result] });
    defineResult(emitter, 0, { kind: 'value', id: result }, 'zext');
    return emitter.instructions;
  },
};

const counts = { clz: 'ctlz', ctz: 'cttz', cpop: 'ctpop' } as const;

function readCount(asm: InlineAsm) {
  const [line, ...others] = readLines(asm.template);
  const match = /^(clz|ctz|cpop)(w?)$/.exec(line?.mnemonic ?? '');
  const from = readReference(line?.operands[1]);
  if (match === null || from === undefined || others.length > 0) return undefined;
  const intrinsic = counts[match[1] as keyof typeof counts];
  return { intrinsic, width: match[2] === 'w' ? (32 as const) : (64 as const), from: from.number };
}
