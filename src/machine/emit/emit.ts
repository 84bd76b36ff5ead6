import { unreachable } from '../../diagnostic/diagnostic.ts';
import type {
  Block,
  BlockId,
  Instruction,
  ProgramFunction,
  Terminator,
  ValueId,
} from '../../program/form.ts';
import { analyseLiveness, includes, stepBackward, type ValueSet } from '../liveness.ts';
import { emitCmpxchg, emitLoad, emitRmw, emitStore } from './accesses.ts';
import { comparison, emitBinary, emitCast, emitOffset, emitSelect } from './arithmetic.ts';
import { emitCall } from './calls.ts';
import { literal, type EmitEnvironment } from './code-writer.ts';
import { FunctionEmitter, type EmittedFunction, type StackLayout } from './function-emitter.ts';
import { emitIntrinsic, emitRefusal } from './intrinsics.ts';

/** Generates the JavaScript of one function of the program form. */
export function emitFunction(
  fn: ProgramFunction,
  number: number,
  environment: EmitEnvironment,
): EmittedFunction {
  const emitter = new FunctionEmitter(fn, number, environment, layOutStack(fn));
  const { liveOut } = analyseLiveness(fn);
  for (const [id, block] of fn.blocks.entries()) {
    emitter.line(`case ${id}:`);
    emitBlock(emitter, id, block, liveOut[id] as ValueSet);
  }
  return emitter.finish();
}

/** Gives every alloca a place; they live until the function returns. */
function layOutStack(fn: ProgramFunction): StackLayout {
  const offsets = new Map<ValueId, number>();
  let bytes = 0;
  for (const block of fn.blocks) {
    for (const instruction of block.instructions) {
      if (instruction.op !== 'alloca') continue;
      const alignment = Math.max(8, instruction.align);
      bytes = Math.ceil(bytes / alignment) * alignment;
      offsets.set(instruction.result, bytes);
      bytes += instruction.bytes;
    }
  }
  return { offsets, bytes: (bytes + 15) & ~15 };
}

function emitBlock(emitter: FunctionEmitter, id: BlockId, block: Block, liveOut: ValueSet): void {
  // live[i] is live before instruction i; the last entry is live before the terminator.
  const live: ValueSet[] = [];
  const running = liveOut.slice();
  stepBackward(running, block.terminator);
  live[block.instructions.length] = running.slice();
  for (let i = block.instructions.length - 1; i >= 0; i--) {
    stepBackward(running, block.instructions[i] as Instruction);
    live[i] = running.slice();
  }
  for (const [i, instruction] of block.instructions.entries()) {
    emitInstruction(emitter, instruction, live[i] as ValueSet, live[i + 1] as ValueSet);
  }
  emitTerminator(emitter, id, block.terminator, live[block.instructions.length] as ValueSet);
}

function emitInstruction(
  emitter: FunctionEmitter,
  instruction: Instruction,
  before: ValueSet,
  after: ValueSet,
): void {
  switch (instruction.op) {
    case 'binary':
      return emitBinary(emitter, instruction);
    case 'compare':
      return emitter.line(`v${instruction.result}=${comparison(emitter, instruction)}?1:0;`);
    case 'zext':
    case 'sext':
    case 'trunc':
      return emitCast(emitter, instruction);
    case 'copy': {
      const { lo, hi } = emitter.halves(instruction.operand);
      return emitter.assign(instruction.result, lo, hi);
    }
    case 'select':
      return emitSelect(emitter, instruction);
    case 'offset':
      return emitOffset(emitter, instruction);
    case 'alloca':
    case 'fence':
      return;
    case 'load':
      return emitLoad(emitter, instruction, before);
    case 'store':
      return emitStore(emitter, instruction, before);
    case 'rmw':
      return emitRmw(emitter, instruction, before);
    case 'cmpxchg':
      return emitCmpxchg(emitter, instruction, before);
    case 'call': {
      const survivors = after.slice();
      for (const result of instruction.results) {
        if (includes(survivors, result))
          survivors[result >>> 5] = (survivors[result >>> 5] as number) & ~(1 << (result & 31));
      }
      return emitCall(emitter, instruction, before, survivors);
    }
    case 'intrinsic':
      return emitIntrinsic(emitter, instruction, before);
    case 'asm':
      return emitRefusal(
        emitter,
        instruction,
        before,
        `inline assembly "${instruction.asm.template}" (${instruction.asm.constraints})`,
      );
    default:
      return unreachable(instruction, 'instruction');
  }
}

function emitTerminator(emitter: FunctionEmitter, id: BlockId, terminator: Terminator, live: ValueSet): void {
  switch (terminator.op) {
    case 'jump':
      return emitter.line(emitter.jump(id, terminator.target, terminator.location));
    case 'branch': {
      const { lo } = emitter.halves(terminator.condition);
      return emitter.line(
        `if(${lo}!==0){${emitter.jump(id, terminator.ifTrue, terminator.location)}}else{${emitter.jump(id, terminator.ifFalse, terminator.location)}}`,
      );
    }
    case 'switch': {
      const { lo, hi } = emitter.halves(terminator.operand);
      for (const one of terminator.cases) {
        const wide = terminator.width > 32 ? `&&${hi}===${literal(one.hi)}` : '';
        emitter.line(
          `if(${lo}===${literal(one.lo)}${wide}){${emitter.jump(id, one.target, terminator.location)}}`,
        );
      }
      return emitter.line(emitter.jump(id, terminator.otherwise, terminator.location));
    }
    case 'return':
      return emitter.line(emitter.leave(terminator.values));
    case 'asmgoto':
      emitRefusal(emitter, terminator, live, `inline assembly "${terminator.asm.template}" (asm goto)`);
      return emitter.line('return 0;');
    case 'unreachable': {
      const { save } = emitter.point(live, terminator.location);
      return emitter.line(`R.reachedUnreachable(b);${save}return 0;`);
    }
  }
}
