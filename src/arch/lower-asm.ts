import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { resultsOf } from '../program/traverse.ts';
import type {
  Block,
  Instruction,
  Operand,
  ProgramFunction,
  Terminator,
  ValueId,
  Width,
} from '../program/form.ts';
import type { Architecture, AsmContext, AsmRule, Unplaced } from './architecture.ts';
import { emitterOf } from './asm/emit.ts';
import { isGuardedUpdateRule, type GuardedUpdate } from './asm/guarded-update.ts';
import { normaliseTemplate } from './asm/template.ts';
import { keepIncomingEdges, type Edges } from './incoming-edges.ts';
import { resultNotDefined } from './diagnostics.ts';

type AsmInstruction = Instruction & { readonly op: 'asm' };
type AsmGoto = Terminator & { readonly op: 'asmgoto' };

/** What {@link lowerAsmWithReport} did. */
export interface LoweredAsm {
  readonly function: ProgramFunction;
  /** Names of the rules that fired, sorted, each once. */
  readonly rules: readonly string[];
  /** Normalised templates without a rule, sorted, each once. They stay, and stop the run when executed. */
  readonly unknown: readonly string[];
}

/** {@link lowerAsmWithReport} without the report. */
export function lowerAsm(fn: ProgramFunction, architecture: Architecture): ProgramFunction {
  return lowerAsmWithReport(fn, architecture).function;
}

/**
 * Replaces the inline assembly of a function by what the architecture's rules say, and `asm goto` by the jump
 * it always takes. New values follow the old ones, new blocks the old ones; existing numbers stay. The function
 * given is not changed; one without assembly comes back as it is.
 * Errors: THP5501 when a rule leaves a result undefined.
 */
export function lowerAsmWithReport(fn: ProgramFunction, architecture: Architecture): LoweredAsm {
  const lowering = new Lowering(fn, architecture);
  return lowering.run();
}

class Lowering {
  readonly #fn: ProgramFunction;
  readonly #architecture: Architecture;
  readonly #widths: Width[];
  readonly #blocks: Block[] = [];
  readonly #added: Block[] = [];
  readonly #rules = new Set<string>();
  readonly #unknown = new Set<string>();

  constructor(fn: ProgramFunction, architecture: Architecture) {
    this.#fn = fn;
    this.#architecture = architecture;
    this.#widths = [...fn.widths];
  }

  run(): LoweredAsm {
    const { blocks } = this.#fn;
    const edges: Edges[] = [];
    blocks.forEach((block, number) => {
      const lowered = this.#block(block, number);
      edges.push({ leavesFrom: lowered.last, terminator: lowered.terminator });
    });
    const rules = [...this.#rules].sort();
    const unknown = [...this.#unknown].sort();
    if (rules.length === 0) return { function: this.#fn, rules, unknown };
    const kept = [...keepIncomingEdges(this.#blocks, edges), ...this.#added];
    return { function: { ...this.#fn, widths: this.#widths, blocks: kept }, rules, unknown };
  }

  /** Lowers one block; answers the block its last part is in, and its terminator. */
  #block(block: Block, number: number): { last: number; terminator: Terminator } {
    const terminator = block.terminator.op === 'asmgoto' ? this.#jump(block.terminator) : block.terminator;
    const part: { phis: Block['phis']; instructions: Instruction[]; at: number } = {
      phis: block.phis,
      instructions: [],
      at: number,
    };
    const close = (end: Terminator): void => {
      const finished = { phis: part.phis, instructions: part.instructions, terminator: end };
      if (part.at === number) this.#blocks.push(finished);
      else this.#added[part.at - this.#fn.blocks.length] = finished;
    };
    for (const instruction of block.instructions) {
      const expansion = instruction.op === 'asm' ? this.#expand(instruction) : undefined;
      if (expansion === undefined) part.instructions.push(instruction);
      else if (Array.isArray(expansion)) part.instructions.push(...expansion);
      else {
        const { update, context, rule } = expansion;
        const { location } = instruction;
        part.instructions.push(...placed(update.before, location));
        const attempt = this.#newBlock();
        close({ op: 'jump', target: attempt, location });
        const rest = this.#attempt(attempt, update, context, location);
        part.phis = [];
        part.instructions = [...rest.instructions];
        part.at = rest.block;
        this.#check(instruction as AsmInstruction, rule, rest.instructions);
      }
    }
    close(terminator);
    return { last: part.at, terminator };
  }

  #expand(instruction: AsmInstruction): Instruction[] | Guarded | undefined {
    const template = normaliseTemplate(instruction.asm.template);
    const context = this.#context(instruction);
    for (const rule of this.#architecture.asm) {
      if (!rule.matches(template, instruction.asm)) continue;
      const values = this.#widths.length;
      const straight = rule.lower(context);
      if (straight !== undefined) {
        this.#rules.add(rule.name);
        const instructions = placed(straight, instruction.location);
        this.#check(instruction, rule, instructions);
        return instructions;
      }
      this.#widths.length = values;
      const update = isGuardedUpdateRule(rule) ? rule.lowerGuarded(context) : undefined;
      if (update !== undefined) {
        this.#rules.add(rule.name);
        return { update, context, rule };
      }
      this.#widths.length = values;
    }
    this.#unknown.add(template);
    return undefined;
  }

  /**
   * The blocks of a guarded update: the attempt (read, decide), the exchange (which goes back to the attempt
   * when the word has changed), and the rest of the block, whose first instructions define the results.
   */
  #attempt(attempt: number, update: GuardedUpdate, context: AsmContext, location: number) {
    const { width, address, ordering } = update;
    const old = context.fresh(width);
    const oldOperand: Operand = { kind: 'value', id: old };
    const first = emitterOf(context);
    first.instructions.push({ op: 'load', result: old, width, address, ordering: 'once' });
    const { condition, replacement } = update.update(first, oldOperand);
    const exchange = this.#newBlock();
    const rest = this.#newBlock();
    const success = context.fresh(1);
    this.#put(attempt, placed(first.instructions, location), {
      op: 'branch',
      condition,
      ifTrue: exchange,
      ifFalse: rest,
      location,
    });
    const exchanged: Instruction = {
      op: 'cmpxchg',
      width,
      result: -1,
      success,
      address,
      expected: oldOperand,
      replacement,
      ordering,
      location,
    };
    this.#put(exchange, [exchanged], {
      op: 'branch',
      condition: { kind: 'value', id: success },
      ifTrue: rest,
      ifFalse: attempt,
      location,
    });
    const after = emitterOf(context);
    update.after(after, oldOperand, condition);
    return { block: rest, instructions: placed(after.instructions, location) };
  }

  #jump(terminator: AsmGoto): Terminator {
    const { asm, fallthrough, targets, location } = terminator;
    const template = normaliseTemplate(asm.template);
    const rule = this.#architecture.asmGoto.find((candidate) => candidate.matches(template, asm));
    if (rule === undefined || terminator.results.length > 0) {
      this.#unknown.add(template);
      return terminator;
    }
    this.#rules.add(rule.name);
    return { op: 'jump', target: rule.target(asm, fallthrough, targets), location };
  }

  #context(instruction: AsmInstruction): AsmContext {
    return {
      args: instruction.args,
      results: instruction.results,
      asm: instruction.asm,
      widthOf: (value: ValueId): Width => this.#widths[value] ?? 0,
      fresh: (width: Width): ValueId => this.#widths.push(width) - 1,
      constant(arg: number) {
        const operand = instruction.args[arg];
        return operand?.kind === 'constant' ? { lo: operand.lo, hi: operand.hi } : undefined;
      },
    };
  }

  #check(instruction: AsmInstruction, rule: AsmRule, expansion: readonly Instruction[]): void {
    const defined = new Set(expansion.flatMap((one) => resultsOf(one)));
    if (instruction.results.every((result) => defined.has(result))) return;
    const template = normaliseTemplate(instruction.asm.template);
    throw new ThpcheckError(resultNotDefined(rule.name, template, this.#fn.sourceName));
  }

  #newBlock(): number {
    const hole: Block = { phis: [], instructions: [], terminator: { op: 'unreachable', location: -1 } };
    return this.#fn.blocks.length + this.#added.push(hole) - 1;
  }

  #put(block: number, instructions: readonly Instruction[], terminator: Terminator): void {
    this.#added[block - this.#fn.blocks.length] = { phis: [], instructions, terminator };
  }
}

interface Guarded {
  readonly update: GuardedUpdate;
  readonly context: AsmContext;
  readonly rule: AsmRule;
}

function placed(instructions: readonly Unplaced<Instruction>[], location: number): Instruction[] {
  return instructions.map((instruction) => ({ ...instruction, location }));
}
