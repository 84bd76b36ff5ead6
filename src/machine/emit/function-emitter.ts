import type { BlockId, LocationId, Operand, ProgramFunction, ValueId } from '../../program/form.ts';
import { includes, type ValueSet } from '../liveness.ts';
import { frameHeader } from '../registers.ts';
import { CodeWriter, type EmitEnvironment } from './code-writer.ts';

/** A place in a function where a CPU can stop and go on: before a visible access, or after a call. */
export interface ProgramPoint {
  readonly location: LocationId;
  /** Number of live int32 words in the frame. */
  readonly live: number;
}

/** Generated JavaScript of one function, and what the machine must know of it. */
export interface EmittedFunction {
  readonly source: string;
  /** By program-point number; holes where a number is a plain block. */
  readonly points: readonly (ProgramPoint | undefined)[];
  /** int32 words of a frame at most. */
  readonly frameWords: number;
}

/** Stack slots of a function: byte offsets of its allocas from the stack pointer at entry. */
export interface StackLayout {
  readonly offsets: ReadonlyMap<ValueId, number>;
  /** Bytes, a multiple of 16; 0 when there are no allocas. */
  readonly bytes: number;
}

interface Resume {
  readonly point: number;
  readonly code: string;
}

/** Emits the skeleton of one function: program points, frames, jumps. Instructions are emitted by the modules beside. */
export class FunctionEmitter extends CodeWriter {
  readonly number: number;
  readonly stack: StackLayout;
  readonly #points: (ProgramPoint | undefined)[];
  readonly #resumes: Resume[] = [];
  #frameWords: number = frameHeader;

  constructor(fn: ProgramFunction, number: number, environment: EmitEnvironment, stack: StackLayout) {
    super(fn, environment);
    this.number = number;
    this.stack = stack;
    this.#points = fn.blocks.map(() => undefined);
  }

  /** Placeholder for the frame size in calls, known only when all points are. */
  static readonly frameSize = '@FRAME@';

  /**
   * Makes a program point whose frame holds `live`. Returns its number and the statement list that saves the frame;
   * `recompute` is run after the frame is restored (an address that is not worth saving).
   */
  point(
    live: ValueSet,
    location: LocationId,
    recompute = '',
  ): { readonly number: number; readonly save: string } {
    const number = this.#points.length;
    const saves: string[] = [];
    const restores: string[] = [];
    let slot = frameHeader;
    const keep = (name: string): void => {
      saves.push(`T[b+${slot}]=${name};`);
      restores.push(`${name}=T[b+${slot}];`);
      slot++;
    };
    if (this.stack.bytes > 0) keep('s');
    for (let value = 0; value < this.fn.widths.length; value++) {
      if (!includes(live, value) || this.stack.offsets.has(value)) continue;
      keep(`v${value}`);
      if (this.isWide(value)) keep(`v${value}h`);
    }
    if (this.stack.bytes > 0) restores.push(this.stackAddresses());
    this.#points.push({ location, live: slot - frameHeader });
    this.#frameWords = Math.max(this.#frameWords, slot);
    this.#resumes.push({ point: number, code: `case ${number}:${restores.join('')}${recompute}break;` });
    return {
      number,
      save: `T[b]=${this.number};T[b+1]=${number};T[b+3]=${slot - frameHeader};T[b+4]=0;T[b+5]=0;${saves.join('')}`,
    };
  }

  /** Statements that note in the frame where the function stands, without what it would need to go on. */
  standAt(location: LocationId): string {
    const number = this.#points.length;
    this.#points.push({ location, live: 0 });
    return `T[b]=${this.number};T[b+1]=${number};T[b+3]=0;`;
  }

  /** Statements that compute the addresses of all allocas from the stack pointer at entry. */
  stackAddresses(): string {
    const { baseLo, baseHi, pointerWidth } = this.environment;
    const lines: string[] = [];
    for (const [value, offset] of this.stack.offsets) {
      lines.push(`v${value}=(s+${offset}+${baseLo})|0;`);
      if (pointerWidth === 64) lines.push(`v${value}h=${baseHi};`);
    }
    return lines.join('');
  }

  /** Statement that leaves the function with these results. */
  leave(values: readonly Operand[]): string {
    const words: string[] = [];
    for (const value of values) {
      const { lo, hi } = this.halves(value);
      words.push(lo);
      if (this.operandWidth(value) > 32) words.push(hi);
    }
    const rest = words.slice(1).map((word, index) => `X[${17 + index}]=${word};`);
    const release = this.stack.bytes > 0 ? `X[2]=s;R.releaseStack(s,${this.stack.bytes});` : '';
    return `${rest.join('')}x=${words[0] ?? '0'};${release}return x;`;
  }

  /** Statements that move control over an edge: the target's phis, then the jump. */
  jump(from: BlockId, target: BlockId, location: LocationId): string {
    const block = this.fn.blocks[target];
    if (block === undefined) throw new Error(`${this.fn.name}: no block ${target}`);
    const moves: { to: string; value: string }[] = [];
    for (const phi of block.phis) {
      const incoming = phi.incoming.find((one) => one.from === from);
      if (incoming === undefined) throw new Error(`${this.fn.name}: phi without input from block ${from}`);
      const { lo, hi } = this.halves(incoming.value);
      if (lo !== `v${phi.result}`) {
        moves.push({ to: `v${phi.result}`, value: lo });
        if (this.isWide(phi.result)) moves.push({ to: `v${phi.result}h`, value: hi });
      }
    }
    const written = new Set(moves.map((move) => move.to));
    const clash = moves.some((move) => written.has(move.value));
    const code = clash
      ? moves.map((move, i) => `j${i}=${move.value};`).join('') +
        moves.map((move, i) => `${move.to}=j${i};`).join('')
      : moves.map((move) => `${move.to}=${move.value};`).join('');
    if (clash) this.#temporaries = Math.max(this.#temporaries, moves.length);
    const fuel = target <= from ? `if(--X[3]<0){${this.standAt(location)}R.outOfFuel(b);return 0;}` : '';
    return `${code}${fuel}pc=${target};continue;`;
  }

  #temporaries = 0;

  /** Assembles the function around the emitted lines. */
  finish(): EmittedFunction {
    const frameWords = this.#frameWords;
    const names: string[] = [];
    for (let value = 0; value < this.fn.widths.length; value++) {
      names.push(`v${value}=0`);
      if (this.isWide(value)) names.push(`v${value}h=0`);
    }
    for (let i = 0; i < this.#temporaries; i++) names.push(`j${i}=0`);
    // A resumed frame is entered without arguments: parameters are copied, so that no value is ever `undefined`.
    const parameters = this.fn.parameters.flatMap((value) =>
      this.isWide(value) ? [`v${value}`, `v${value}h`] : [`v${value}`],
    );
    const take = parameters.map((name) => `${name}=p${name};`).join('');
    const enter =
      this.stack.bytes > 0
        ? `s=X[2];X[2]=s+${this.stack.bytes};if(X[2]>X[13]){${this.standAt(-1)}R.stackOverflow(b);return 0;}${this.stackAddresses()}`
        : '';
    const source = [
      // In parentheses: V8 then compiles it at once instead of reading it twice.
      `return (function ${identifier(this.fn.sourceName)}(b,pc${parameters.map((name) => `,p${name}`).join('')}){`,
      `var a=0,w=0,u=0,x=0,y=0,z=0,o=0,s=0,p=0,q=0,r=0${names.map((name) => `,${name}`).join('')};`,
      `const PR=R.quietRead,PW=R.quietWrite,U=R.undoLog;`,
      `if(pc===0){${take}${enter}}else switch(pc){${this.#resumes.map((one) => one.code).join('\n')}}`,
      `for(;;)switch(pc){`,
      this.text(),
      `default:R.badPoint(b);return 0;}})`,
    ].join('\n');
    return {
      source: source.replaceAll(FunctionEmitter.frameSize, String(frameWords)),
      points: this.#points,
      frameWords,
    };
  }
}

/** A JavaScript name for profiles: never a keyword of JavaScript, nor a name that generated code uses. */
function identifier(name: string): string {
  return `$${name.replaceAll(/[^A-Za-z0-9_$]/g, '_')}`;
}
