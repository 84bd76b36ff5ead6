import type { Instruction, Operand } from '../../program/form.ts';
import { accessClass } from '../explorable.ts';
import type { ValueSet } from '../liveness.ts';
import { locate } from './accesses.ts';
import { FunctionEmitter } from './function-emitter.ts';

type Of<Op extends Instruction['op']> = Extract<Instruction, { op: Op }>;

/** Flattened argument words of a call. */
function argumentWords(emitter: FunctionEmitter, args: readonly Operand[]): string[] {
  return args.flatMap((argument) => {
    const { lo, hi } = emitter.halves(argument);
    return emitter.operandWidth(argument) > 32 ? [lo, hi] : [lo];
  });
}

/** Emits a call of a function of the program, or through a pointer. `after` is live after the call, results apart. */
export function emitCall(
  emitter: FunctionEmitter,
  instruction: Of<'call'>,
  before: ValueSet,
  after: ValueSet,
): void {
  const { callee } = instruction;
  if (callee.kind === 'symbol' && callee.addend === 0 && callee.symbol.startsWith('thpcheck_')) {
    if (emitBuiltin(emitter, instruction, callee.symbol, before)) return;
  }
  const words = argumentWords(emitter, instruction.args).map((word) => `,${word}`);
  const { number, save } = emitter.point(after, instruction.location);
  let target: string;
  if (callee.kind === 'symbol' && callee.addend === 0) {
    target = `F[${emitter.environment.functionNumber(callee.symbol)}]`;
  } else {
    const { lo, hi } = emitter.halves(callee);
    emitter.line(`T[b]=${emitter.number};T[b+1]=${number};T[b+3]=0;`);
    emitter.line(`y=R.functionAt(${lo},${hi},b);if(X[0]!==0)return 0;`);
    target = 'F[y]';
  }
  emitter.line(
    `if(--X[3]<0){${emitter.standAt(instruction.location)}R.outOfFuel(b);return 0;}if(b+${FunctionEmitter.frameSize}>X[14]){${emitter.standAt(instruction.location)}R.stackOverflow(b);return 0;}`,
  );
  emitter.line(`x=${target}(b+${FunctionEmitter.frameSize},0${words.join('')});`);
  emitter.line(`if(X[0]!==0){${save}T[b+${FunctionEmitter.frameSize}+2]=b;return 0;}X[16]=x;`);
  emitter.line(`case ${number}:`);
  takeResults(emitter, instruction);
}

/** Moves the words a callee left in the result registers into the values of the call. */
function takeResults(emitter: FunctionEmitter, instruction: Of<'call'>): void {
  let index = 16;
  for (const result of instruction.results) {
    if (emitter.isWide(result)) {
      emitter.line(`v${result}=X[${index}];v${result}h=X[${index + 1}];`);
      index += 2;
    } else {
      emitter.line(`v${result}=X[${index}];`);
      index += 1;
    }
  }
}

/** Emits a call of a function that the machine itself provides (harness/thpcheck.h); false if it is not one. */
function emitBuiltin(
  emitter: FunctionEmitter,
  instruction: Of<'call'>,
  name: string,
  live: ValueSet,
): boolean {
  const [first, second] = instruction.args;
  const result = instruction.results[0];
  switch (name) {
    case 'thpcheck_enter':
    case 'thpcheck_leave': {
      if (first === undefined) return false;
      const find = locate(emitter, first);
      const { number, save } = emitter.point(live, instruction.location, find);
      const [kind, operation] =
        name === 'thpcheck_enter' ? [accessClass.lock, 'lock'] : [accessClass.unlock, 'unlock'];
      emitter.line(find);
      emitter.line(`if(R.attendSection(${kind},a,b)!==0){${save}return 0;}`);
      emitter.line(`case ${number}:`);
      emitter.line(`R.${operation}(a>>>2,b);if(X[0]!==0){${save}return 0;}`);
      return true;
    }
    case 'thpcheck_starts_in': {
      if (first === undefined || second === undefined || result === undefined) return false;
      const text = emitter.halves(second);
      emitter.line(`v${result}=R.startsIn(${emitter.halves(first).lo},${text.lo},${text.hi});`);
      return true;
    }
    case 'thpcheck_lock':
    case 'thpcheck_unlock':
    case 'thpcheck_trylock': {
      if (first === undefined) return false;
      const find = locate(emitter, first);
      const { number, save } = emitter.point(live, instruction.location, find);
      const kind =
        name === 'thpcheck_lock'
          ? accessClass.lock
          : name === 'thpcheck_unlock'
            ? accessClass.unlock
            : accessClass.readModifyWrite;
      emitter.line(find);
      emitter.line(`if(R.attendLock(${kind},a,b)!==0){${save}return 0;}`);
      emitter.line(`case ${number}:`);
      emitter.line(`x=R.${name.slice('thpcheck_'.length)}(a>>>2,b);if(X[0]!==0){${save}return 0;}`);
      if (result !== undefined) emitter.line(`v${result}=x;`);
      return true;
    }
    case 'thpcheck_free': {
      if (first === undefined || second === undefined) return false;
      const find = `${locate(emitter, first)}z=${emitter.halves(second).lo};`;
      const { number, save } = emitter.point(live, instruction.location, find);
      emitter.line(find);
      emitter.line(`if(R.attendFree(a,z,b)!==0){${save}return 0;}`);
      emitter.line(`case ${number}:`);
      emitter.line(`R.free(a,z);`);
      return true;
    }
    case 'thpcheck_cpu':
      if (result !== undefined) emitter.line(`v${result}=X[4];`);
      return true;
    case 'thpcheck_violation':
    case 'thpcheck_outcome':
    case 'thpcheck_sometimes':
    case 'thpcheck_name':
    case 'thpcheck_field':
    case 'thpcheck_watch':
    case 'thpcheck_unmodelled': {
      const { save } = emitter.point(live, instruction.location);
      const pairs = instruction.args.map((argument) => {
        const { lo, hi } = emitter.halves(argument);
        return `${lo},${hi}`;
      });
      emitter.line(
        `R.tell('${name}',${instruction.location},b,[${pairs.join(',')}]);if(X[0]!==0){${save}return 0;}`,
      );
      return true;
    }
    default:
      return false;
  }
}
