import type { BlockId, Instruction, Operand, Terminator, ValueId } from './form.ts';

/** Calls `visit` for each operand of an instruction or terminator. */
export function eachOperand(item: Instruction | Terminator, visit: (operand: Operand) => void): void {
  switch (item.op) {
    case 'binary':
    case 'compare':
      visit(item.left);
      visit(item.right);
      return;
    case 'zext':
    case 'sext':
    case 'trunc':
    case 'copy':
    case 'switch':
      visit(item.operand);
      return;
    case 'select':
      visit(item.condition);
      visit(item.ifTrue);
      visit(item.ifFalse);
      return;
    case 'offset':
      visit(item.base);
      for (const term of item.terms) visit(term.index);
      return;
    case 'load':
      visit(item.address);
      return;
    case 'store':
    case 'rmw':
      visit(item.address);
      visit(item.value);
      return;
    case 'cmpxchg':
      visit(item.address);
      visit(item.expected);
      visit(item.replacement);
      return;
    case 'call':
      visit(item.callee);
      item.args.forEach(visit);
      return;
    case 'intrinsic':
    case 'asm':
    case 'asmgoto':
      item.args.forEach(visit);
      return;
    case 'branch':
      visit(item.condition);
      return;
    case 'return':
      item.values.forEach(visit);
      return;
    default:
  }
}

/** The item with each operand replaced; the same object when none changes. */
export function mapOperands<T extends Instruction | Terminator>(
  item: T,
  map: (operand: Operand) => Operand,
): T {
  let changed = false;
  eachOperand(item, (operand) => {
    changed ||= map(operand) !== operand;
  });
  return changed ? (replaceOperands(item, map) as T) : item;
}

function replaceOperands(
  item: Instruction | Terminator,
  map: (operand: Operand) => Operand,
): Instruction | Terminator {
  switch (item.op) {
    case 'binary':
    case 'compare':
      return { ...item, left: map(item.left), right: map(item.right) };
    case 'zext':
    case 'sext':
    case 'trunc':
    case 'copy':
    case 'switch':
      return { ...item, operand: map(item.operand) };
    case 'select':
      return {
        ...item,
        condition: map(item.condition),
        ifTrue: map(item.ifTrue),
        ifFalse: map(item.ifFalse),
      };
    case 'offset':
      return {
        ...item,
        base: map(item.base),
        terms: item.terms.map(({ index, scale }) => ({ index: map(index), scale })),
      };
    case 'load':
      return { ...item, address: map(item.address) };
    case 'store':
      return { ...item, address: map(item.address), value: map(item.value) };
    case 'rmw':
      return { ...item, address: map(item.address), value: map(item.value) };
    case 'cmpxchg':
      return {
        ...item,
        address: map(item.address),
        expected: map(item.expected),
        replacement: map(item.replacement),
      };
    case 'call':
      return { ...item, callee: map(item.callee), args: item.args.map(map) };
    case 'intrinsic':
      return { ...item, args: item.args.map(map) };
    case 'asm':
      return { ...item, args: item.args.map(map) };
    case 'asmgoto':
      return { ...item, args: item.args.map(map) };
    case 'branch':
      return { ...item, condition: map(item.condition) };
    case 'return':
      return { ...item, values: item.values.map(map) };
    default:
      return item;
  }
}

const none: readonly ValueId[] = [];

/** The values that an instruction or terminator defines. */
export function resultsOf(item: Instruction | Terminator): readonly ValueId[] {
  switch (item.op) {
    case 'store':
    case 'fence':
    case 'jump':
    case 'branch':
    case 'switch':
    case 'return':
    case 'unreachable':
      return none;
    case 'rmw':
      return item.result < 0 ? none : [item.result];
    case 'cmpxchg':
      return [item.result, item.success].filter((id) => id >= 0);
    case 'call':
    case 'intrinsic':
    case 'asm':
    case 'asmgoto':
      return item.results;
    default:
      return [item.result];
  }
}

/** The instruction or terminator with each value it defines renumbered. */
export function mapResults<T extends Instruction | Terminator>(item: T, map: (id: ValueId) => ValueId): T {
  const any: Instruction | Terminator = item;
  switch (any.op) {
    case 'store':
    case 'fence':
    case 'jump':
    case 'branch':
    case 'switch':
    case 'return':
    case 'unreachable':
      return item;
    case 'rmw':
      return { ...item, result: any.result < 0 ? -1 : map(any.result) };
    case 'cmpxchg':
      return {
        ...item,
        result: any.result < 0 ? -1 : map(any.result),
        success: any.success < 0 ? -1 : map(any.success),
      };
    case 'call':
    case 'intrinsic':
    case 'asm':
    case 'asmgoto':
      return { ...item, results: any.results.map(map) };
    default:
      return { ...item, result: map(any.result) };
  }
}

/** The blocks control may go to, each once. */
export function successors(terminator: Terminator): readonly BlockId[] {
  switch (terminator.op) {
    case 'jump':
      return [terminator.target];
    case 'branch':
      return terminator.ifTrue === terminator.ifFalse
        ? [terminator.ifTrue]
        : [terminator.ifTrue, terminator.ifFalse];
    case 'switch':
      return [...new Set([terminator.otherwise, ...terminator.cases.map((known) => known.target)])];
    case 'asmgoto':
      return [...new Set([terminator.fallthrough, ...terminator.targets])];
    default:
      return [];
  }
}

/** The terminator with each target renumbered. */
export function mapTargets(terminator: Terminator, map: (block: BlockId) => BlockId): Terminator {
  switch (terminator.op) {
    case 'jump':
      return { ...terminator, target: map(terminator.target) };
    case 'branch':
      return { ...terminator, ifTrue: map(terminator.ifTrue), ifFalse: map(terminator.ifFalse) };
    case 'switch':
      return {
        ...terminator,
        otherwise: map(terminator.otherwise),
        cases: terminator.cases.map(({ lo, hi, target }) => ({ lo, hi, target: map(target) })),
      };
    case 'asmgoto':
      return {
        ...terminator,
        fallthrough: map(terminator.fallthrough),
        targets: terminator.targets.map(map),
      };
    default:
      return terminator;
  }
}
