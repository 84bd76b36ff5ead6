import { immediateDominators, predecessorsOf } from './control-flow.ts';
import type {
  BlockId,
  Instruction,
  Operand,
  Program,
  ProgramFunction,
  Terminator,
  ValueId,
  Width,
} from './form.ts';
import { widthOf } from './operand.ts';
import { printInstruction, printTerminator } from './print.ts';
import { eachOperand, resultsOf, successors } from './traverse.ts';
import { widthProblems } from './validate-widths.ts';

/** A broken rule of the program form. */
export interface Problem {
  readonly function: string;
  /** Block number, or -1 for the function itself. */
  readonly block: BlockId;
  /** What is wrong, one line. */
  readonly message: string;
}

interface Definition {
  readonly block: BlockId;
  /** Position in the block: -1 for a phi or parameter. */
  readonly at: number;
}

/**
 * Checks a function: every value defined once and before its uses on every path, widths that fit, block numbers
 * that exist, phis that list exactly the predecessors. Code out of reach is checked for numbers only.
 */
export function validateFunction(fn: ProgramFunction, pointerWidth: 32 | 64): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (block: BlockId, message: string): void => {
    problems.push({ function: fn.name, block, message });
  };
  const definitions = collect(fn, report);
  const dominators = immediateDominators(fn.blocks);
  const predecessors = predecessorsOf(fn.blocks);
  const dominates = (above: BlockId, below: BlockId): boolean => {
    for (let at = below; ; at = dominators[at] ?? 0) {
      if (at === above) return true;
      if (at === 0) return false;
    }
  };
  const use = (operand: Operand, block: BlockId, at: number, text: () => string): void => {
    if (operand.kind !== 'value') return;
    const definition = definitions[operand.id];
    if (definition === undefined) report(block, `%${operand.id} is not defined: ${text()}`);
    else if (definition.block === block ? definition.at >= at : !dominates(definition.block, block)) {
      report(block, `%${operand.id} does not dominate its use: ${text()}`);
    }
  };
  if (fn.blocks.length === 0) report(-1, 'a function without blocks');
  if (predecessors[0]?.length) report(0, 'the entry block has predecessors');

  fn.blocks.forEach((block, id) => {
    for (const target of successors(block.terminator)) {
      if (fn.blocks[target] === undefined) report(id, `block b${target} does not exist`);
    }
    if ((dominators[id] ?? -1) < 0) return;
    const expected = (predecessors[id] ?? []).filter((from) => (dominators[from] ?? -1) >= 0);
    for (const phi of block.phis) {
      const listed = phi.incoming.map(({ from }) => from);
      const missing = expected.filter((from) => !listed.includes(from));
      if (missing.length > 0) report(id, `phi %${phi.result} lacks predecessors b${missing.join(', b')}`);
      const strange = listed.filter((from) => !predecessors[id]?.includes(from));
      if (strange.length > 0)
        report(id, `phi %${phi.result} lists b${strange.join(', b')}, which do not come here`);
      if (new Set(listed).size !== listed.length) report(id, `phi %${phi.result} lists a block twice`);
      for (const { from, value } of phi.incoming) {
        if ((dominators[from] ?? -1) < 0) continue;
        use(value, from, Number.MAX_SAFE_INTEGER, () => `phi %${phi.result}`);
        if (widthOf(value, fn.widths) !== fn.widths[phi.result])
          report(id, `phi %${phi.result} mixes widths`);
      }
    }
    const check = (item: Instruction | Terminator, at: number, text: () => string): void => {
      eachOperand(item, (operand) => {
        use(operand, id, at, text);
      });
      for (const message of widthProblems(item, fn, pointerWidth)) report(id, `${message}: ${text()}`);
    };
    block.instructions.forEach((instruction, at) => {
      check(instruction, at, () => printInstruction(instruction, fn.widths));
    });
    check(block.terminator, block.instructions.length, () => printTerminator(block.terminator, fn.widths));
  });
  return problems;
}

function collect(
  fn: ProgramFunction,
  report: (block: BlockId, message: string) => void,
): readonly Definition[] {
  const definitions: Definition[] = [];
  const define = (value: ValueId, block: BlockId, at: number): void => {
    if (definitions[value] !== undefined) report(block, `%${value} is defined twice`);
    const width: Width | undefined = fn.widths[value];
    if (width === undefined || !(width >= 1 && width <= 64)) report(block, `%${value} has width ${width}`);
    definitions[value] = { block, at };
  };
  for (const parameter of fn.parameters) define(parameter, 0, -1);
  fn.blocks.forEach((block, id) => {
    for (const phi of block.phis) define(phi.result, id, -1);
    block.instructions.forEach((instruction, at) => {
      for (const result of resultsOf(instruction)) define(result, id, at);
    });
    for (const result of resultsOf(block.terminator)) define(result, id, block.instructions.length);
  });
  return definitions;
}

/** Checks every function of a program, and that direct calls pass and take as many words as the callee has. */
export function validate(program: Program): readonly Problem[] {
  const problems: Problem[] = [];
  for (const fn of program.functions.values()) {
    problems.push(...validateFunction(fn, program.pointerWidth));
    fn.blocks.forEach((block, id) => {
      for (const item of block.instructions) {
        if (item.op !== 'call' || item.callee.kind !== 'symbol') continue;
        const callee = program.functions.get(item.callee.symbol);
        if (callee === undefined) continue;
        const wanted = callee.parameters.length;
        const isEnough = callee.variadic ? item.args.length >= wanted : item.args.length === wanted;
        if (!isEnough || item.results.length !== callee.returns.length) {
          problems.push({
            function: fn.name,
            block: id,
            message: `call of ${callee.name} with other words than it has`,
          });
        }
      }
    });
  }
  return problems;
}
