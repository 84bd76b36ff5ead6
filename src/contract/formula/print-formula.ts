import type { BitNames } from './bit-names.ts';
import type { Expression } from './expression.ts';

/** What a printer must know of the helper. */
export interface PrintContext {
  readonly names: BitNames;
  /** Widths of the parameters in bits. */
  readonly widths: readonly number[];
}

/** Columns of a line. */
export const columns = 104;

/** How tightly an expression holds together: as the parser has it, the loosest first. */
const strength = {
  if: 0,
  any: 1,
  all: 2,
  compare: 3,
  or: 4,
  xor: 5,
  and: 6,
  add: 7,
  shift: 8,
  unary: 9,
  atom: 10,
};

/** A formula in one line. */
export function formulaText(context: PrintContext, of: Expression): string {
  return text(context, of, strength.if);
}

/** A formula in lines of at most 104 columns. */
export function formulaLines(context: PrintContext, of: Expression): readonly string[] {
  return casesOf(context, of).flatMap(wrapped);
}

/** One line for a formula without cases, and for each case one. */
function casesOf(context: PrintContext, of: Expression): readonly string[] {
  const whole = formulaText(context, of);
  if (of.kind !== 'if' || of.otherwise === undefined) return [whole];
  if (whole.length <= columns && of.otherwise.kind !== 'if' && of.then.kind !== 'if') return [whole];
  const then = casesOf(context, of.then);
  const otherwise = casesOf(context, of.otherwise);
  return [
    ...prefixed(`if ${formulaText(context, of.condition)} then`, then),
    // A chain of cases stays at its place.
    ...(isCases(of.otherwise)
      ? [`else ${otherwise[0]}`, ...otherwise.slice(1)]
      : prefixed('else', otherwise)),
  ];
}

function isCases(of: Expression): boolean {
  return of.kind === 'if' && of.otherwise !== undefined;
}

function prefixed(prefix: string, lines: readonly string[]): readonly string[] {
  const [first] = lines;
  if (lines.length === 1 && prefix.length + 1 + first!.length <= columns) return [`${prefix} ${first}`];
  return [prefix, ...lines.map((line) => `  ${line}`)];
}

/** A line broken before operators, outside of parentheses if it can be. */
function wrapped(line: string): readonly string[] {
  const indent = /^ */.exec(line)![0].length;
  const lines: string[] = [];
  let rest = line;
  for (let at = breakIn(rest, indent); at !== undefined; at = breakIn(rest, indent)) {
    lines.push(rest.slice(0, at));
    rest = `${' '.repeat(indent + 2)}${rest.slice(at + 1)}`;
  }
  return [...lines, rest];
}

/** Column of the blank at which a line is broken: the last one of those in the fewest parentheses. */
function breakIn(line: string, indent: number): number | undefined {
  if (line.length <= columns) return undefined;
  return lastBreak(line, columns / 2) ?? lastBreak(line, indent + 10);
}

/** The same, from a column on. */
function lastBreak(line: string, fewest: number): number | undefined {
  let best: { at: number; depth: number } | undefined;
  let depth = 0;
  for (let at = 0; at <= columns; at++) {
    if (line[at] === '(') depth++;
    if (line[at] === ')') depth--;
    const operator = /^ (\|\||&&|\||\^|&|then|else) /.exec(line.slice(at, at + 6))?.[1];
    if (operator === undefined || at < fewest) continue;
    // Conditions are kept together rather than parentheses.
    const level = 4 * depth + (operator === '&' ? 2 : operator.length === 1 ? 1 : 0);
    if (best === undefined || level <= best.depth) best = { at, depth: level };
  }
  return best?.at;
}

const operators = { any: '||', all: '&&', or: '|', xor: '^', and: '&', add: '+' } as const;

function text(context: PrintContext, of: Expression, least: number): string {
  const [printed, level] = printedAs(context, of);
  return level < least ? `(${printed})` : printed;
}

function printedAs(context: PrintContext, of: Expression): readonly [string, number] {
  switch (of.kind) {
    case 'parameter':
    case 'symbol':
      return [of.name, strength.atom];
    case 'constant': {
      const value = context.names.value(of.value, of);
      return [value.text, value.compound ? strength.or : strength.atom];
    }
    case 'not':
      return [`~${text(context, of.of, strength.unary)}`, strength.unary];
    case 'and':
      return [of.of.map((one) => operand(context, of.of, one)).join(' & '), strength.and];
    case 'or':
    case 'xor':
    case 'add':
    case 'any':
    case 'all': {
      if (of.of.length === 0) return [of.kind === 'all' ? 'true' : 'false', strength.atom];
      const level = strength[of.kind];
      const parts = of.of.map((one) => text(context, one, isMixed(one, of.kind) ? strength.atom : level + 1));
      return [parts.join(` ${operators[of.kind]} `), level];
    }
    case 'shift': {
      const operator = of.direction === 'left' ? '<<' : '>>';
      return [`${text(context, of.of, strength.unary)} ${operator} ${of.by}`, strength.shift];
    }
    case 'compare': {
      const [left, right] = [of.left, of.right].map((one) =>
        text(context, one, one.kind === 'constant' ? strength.xor : strength.or),
      );
      return [`${left} ${of.operator} ${right}`, strength.compare];
    }
    case 'if': {
      const condition = text(context, of.condition, strength.any);
      const then = text(context, of.then, strength.any);
      if (of.otherwise === undefined) return [`(${then} if ${condition})`, strength.atom];
      return [`if ${condition} then ${then} else ${text(context, of.otherwise, strength.if)}`, strength.if];
    }
  }
}

/** Conditions of `||` among those of `&&` and the other way round are put in parentheses. */
function isMixed(of: Expression, within: Expression['kind']): boolean {
  return (of.kind === 'all' && within === 'any') || (of.kind === 'any' && within === 'all');
}

/** An operand of `&`: a constant is a mask for the operand beside it. */
function operand(context: PrintContext, all: readonly Expression[], of: Expression): string {
  if (of.kind !== 'constant') return text(context, of, of.kind === 'shift' ? strength.atom : strength.add);
  const beside = all.find((one) => one.kind !== 'constant');
  const width = beside?.kind === 'parameter' ? context.widths[beside.index]! : 64;
  const mask = context.names.mask(of.value, of, width);
  return mask.compound ? `(${mask.text})` : mask.text;
}
