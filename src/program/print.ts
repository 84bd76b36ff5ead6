import { toHex } from '../word/text.ts';
import type {
  Block,
  Global,
  Instruction,
  Operand,
  Phi,
  Program,
  ProgramFunction,
  Terminator,
  Width,
} from './form.ts';

/** An operand as text: `%3`, `7:32`, `@mem_map+16`, `undef:1`. */
export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'value':
      return `%${operand.id}`;
    case 'constant': {
      const small = operand.hi === 0 && operand.lo >= 0 && operand.lo < 4096;
      return `${small ? operand.lo : toHex(operand.lo, operand.hi, operand.width)}:${operand.width}`;
    }
    case 'symbol': {
      const { addend } = operand;
      return `@${operand.symbol}${addend === 0 ? '' : addend > 0 ? `+${addend}` : addend}`;
    }
    default:
      return `undef:${operand.width}`;
  }
}

function list(operands: readonly Operand[]): string {
  return operands.map(printOperand).join(', ');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function results(ids: readonly number[], widths: readonly Width[]): string {
  const named = ids.map((id) => (id < 0 ? '_' : `%${id}:${widths[id] ?? '?'}`));
  return named.length === 0 ? '' : `${named.join(', ')} = `;
}

function marked(ordering: string): string {
  return ordering === 'plain' ? '' : `.${ordering}`;
}

/** An instruction as one line, without its location. */
export function printInstruction(item: Instruction, widths: readonly Width[]): string {
  switch (item.op) {
    case 'binary':
      return `${results([item.result], widths)}${item.operator} ${list([item.left, item.right])}`;
    case 'compare':
      return `${results([item.result], widths)}${item.predicate} ${list([item.left, item.right])}`;
    case 'zext':
    case 'sext':
    case 'trunc':
    case 'copy':
      return `${results([item.result], widths)}${item.op} ${printOperand(item.operand)}`;
    case 'select':
      return `${results([item.result], widths)}select ${list([item.condition, item.ifTrue, item.ifFalse])}`;
    case 'offset': {
      const terms = item.terms.map(({ index, scale }) => ` + ${printOperand(index)}*${scale}`).join('');
      const addend = item.addend === 0 ? '' : ` + ${item.addend}`;
      return `${results([item.result], widths)}offset ${printOperand(item.base)}${addend}${terms}`;
    }
    case 'alloca':
      return `${results([item.result], widths)}alloca ${item.bytes} align ${item.align}${item.name ? ` ${item.name}` : ''}`;
    case 'load':
      return `${results([item.result], widths)}load${item.width}${marked(item.ordering)} [${printOperand(item.address)}]`;
    case 'store':
      return `store${item.width}${marked(item.ordering)} [${printOperand(item.address)}], ${printOperand(item.value)}`;
    case 'rmw':
      return `${item.result < 0 ? '' : results([item.result], widths)}rmw.${item.operator}${item.width}${marked(item.ordering)} [${printOperand(item.address)}], ${printOperand(item.value)}`;
    case 'cmpxchg':
      return `${item.result < 0 && item.success < 0 ? '' : results([item.result, item.success], widths)}cmpxchg${item.width}${marked(item.ordering)} [${printOperand(item.address)}], ${list([item.expected, item.replacement])}`;
    case 'fence':
      return `fence ${quoted(item.text)}`;
    case 'call':
      return `${results(item.results, widths)}call ${printOperand(item.callee)}(${list(item.args)})`;
    case 'intrinsic':
      return `${results(item.results, widths)}${item.intrinsic}${item.width} ${list(item.args)}`.trimEnd();
    default:
      return `${results(item.results, widths)}asm ${quoted(item.asm.template)}, ${quoted(item.asm.constraints)}(${list(item.args)})`;
  }
}

/** A terminator as one line, without its location. */
export function printTerminator(item: Terminator, widths: readonly Width[]): string {
  switch (item.op) {
    case 'jump':
      return `jump b${item.target}`;
    case 'branch':
      return `branch ${printOperand(item.condition)}, b${item.ifTrue}, b${item.ifFalse}`;
    case 'switch': {
      const cases = item.cases
        .map(({ lo, hi, target }) => `${toHex(lo, hi, item.width)}: b${target}`)
        .join(', ');
      return `switch ${printOperand(item.operand)} {${cases}} else b${item.otherwise}`;
    }
    case 'return':
      return `return ${list(item.values)}`.trimEnd();
    case 'asmgoto': {
      const targets = item.targets.map((target) => `b${target}`).join(', ');
      return `${results(item.results, widths)}asmgoto ${quoted(item.asm.template)}, ${quoted(item.asm.constraints)}(${list(item.args)}) b${item.fallthrough} [${targets}]`;
    }
    default:
      return item.op;
  }
}

function printPhi(phi: Phi, widths: readonly Width[]): string {
  const incoming = phi.incoming.map(({ from, value }) => `b${from}: ${printOperand(value)}`).join(', ');
  return `${results([phi.result], widths)}phi ${incoming}`;
}

function printBlock(block: Block, id: number, widths: readonly Width[]): string {
  const lines = [
    ...block.phis.map((phi) => printPhi(phi, widths)),
    ...block.instructions.map((instruction) => printInstruction(instruction, widths)),
    printTerminator(block.terminator, widths),
  ];
  return `b${id}:\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** A function as text, one line an instruction; equal functions print alike. */
export function printFunction(fn: ProgramFunction): string {
  const parameters = fn.parameters.map((id) => `%${id}:${fn.widths[id] ?? '?'}`);
  if (fn.variadic) parameters.push('...');
  const inlining = fn.inlining === 'normal' ? '' : ` inline=${fn.inlining}`;
  const head = `function ${fn.name}(${parameters.join(', ')}) -> (${fn.returns.join(', ')})${inlining}`;
  return `${head} {\n${fn.blocks.map((block, id) => printBlock(block, id, fn.widths)).join('')}}\n`;
}

/** A variable as text: size, place, and its bytes and addresses. */
export function printGlobal(global: Global): string {
  const words = [global.external ? 'external' : global.constant ? 'constant' : 'global', global.name];
  words.push(`${global.bytes} align ${global.align}`);
  if (global.section) words.push(`section ${quoted(global.section)}`);
  const used = global.image.findLastIndex((byte) => byte !== 0) + 1;
  if (used > 0) words.push(`= ${Buffer.from(global.image.subarray(0, used)).toString('hex')}`);
  const lines = global.relocations.map(({ offset, width, symbol, addend }) => {
    const moved = addend === 0 ? '' : addend > 0 ? `+${addend}` : `${addend}`;
    return `  +${offset}: @${symbol}${moved} ${width}\n`;
  });
  return `${words.join(' ')}\n${lines.join('')}`;
}

/** A whole program as text, in the order of its maps. Reads every function of a linked program. */
export function printProgram(program: Program): string {
  return [
    `program ${program.pointerWidth}-bit ${program.endian}-endian\n`,
    ...[...program.externals].map((name) => `extern ${name}\n`),
    ...[...program.aliases].map(([name, { symbol, addend }]) => `alias ${name} = ${symbol}+${addend}\n`),
    ...[...program.globals.values()].map(printGlobal),
    ...[...program.functions.values()].map(printFunction),
  ].join('');
}
