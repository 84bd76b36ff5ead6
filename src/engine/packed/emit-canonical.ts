import { maskOf } from '../../transition/emit-expression.ts';
import type { Field } from '../../transition/pack.ts';
import type { CanonicalPlan, ImageWord, Renamed } from '../../transition/symmetry/image-plan.ts';
import type { FunctionCode, Label, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';

/**
 * Adds the function `(state)` that replaces the packed state at address `state` by the representative of its orbit,
 * which is what `canonical()` gives.
 * @returns its number.
 */
export function emitCanonical(module: ModuleBuilder, plan: CanonicalPlan): number {
  const { index, code } = module.add([valueType.i32], []);
  new CanonicalEmitter(code, plan).emit();
  return index;
}

/** Tables of values are constants of so many bits. */
const constantBits = 32;

class CanonicalEmitter {
  private readonly code: FunctionCode;
  private readonly plan: CanonicalPlan;
  /** The words of the state. */
  private readonly words: readonly Local[];
  /** The words of the least image so far. */
  private readonly best: readonly Local[];
  /** The words of the image in hand. */
  private readonly image: readonly Local[];

  constructor(code: FunctionCode, plan: CanonicalPlan) {
    this.code = code;
    this.plan = plan;
    const locals = (): readonly Local[] => plan.order.map(() => code.local());
    this.words = locals();
    this.best = locals();
    this.image = locals();
  }

  emit(): void {
    const { code, plan } = this;
    for (const [word, local] of this.words.entries()) {
      code.get(0);
      code.memory('i32Load', 4 * word);
      code.tee(local);
      code.set(this.best[word]!);
    }
    for (const image of plan.images) code.block((next) => this.compare(image, next));
    for (const [word, local] of this.best.entries()) {
      code.get(0, local);
      code.memory('i32Store', 4 * word);
    }
  }

  /** Makes the image the best if it is less, and goes to `next` as soon as it is not. */
  private compare(image: readonly ImageWord[], next: Label): void {
    const { code, plan } = this;
    const { order } = plan;
    this.nested(
      order.length - 1,
      [],
      (less) => {
        for (const [place, word] of order.entries()) {
          this.word(image[word]!, word);
          code.get(this.image[word]!, this.best[word]!);
          code.op('i32LtU');
          code.gotoIf(less[place]!);
          code.get(this.image[word]!, this.best[word]!);
          code.op('i32Ne');
          code.gotoIf(next);
        }
        code.goto(next);
      },
      image,
    );
    for (const word of order) {
      code.get(this.image[word]!);
      code.set(this.best[word]!);
    }
  }

  /**
   * Blocks around `body`, one for each word compared: to leave that of a place means that all words up to it are known
   * and the others are yet to be made.
   */
  private nested(
    place: number,
    labels: readonly Label[],
    body: (labels: readonly Label[]) => void,
    image: readonly ImageWord[],
  ): void {
    if (place < 0) return body(labels);
    this.code.block((label) => this.nested(place - 1, [label, ...labels], body, image));
    const word = this.plan.order[place + 1];
    if (word !== undefined) this.word(image[word]!, word);
  }

  /** Computes a word of the image. */
  private word({ moves, renamed }: ImageWord, word: number): void {
    const { code } = this;
    let parts = 0;
    const or = (): void => {
      if (parts++ > 0) code.op('i32Or');
    };
    for (const { from, mask, shift } of moves) {
      code.get(this.words[from]!);
      if (mask !== -1) {
        code.constant(mask);
        code.op('i32And');
      }
      if (shift !== 0) {
        code.constant(Math.abs(shift));
        code.op(shift > 0 ? 'i32Shl' : 'i32ShrU');
      }
      or();
    }
    for (const each of renamed) {
      this.renamed(each);
      or();
    }
    if (parts === 0) code.constant(0);
    code.set(this.image[word]!);
  }

  /** Pushes a renamed value in its place. */
  private renamed({ from, to, changes, unless }: Renamed): void {
    const { code } = this;
    code.withTemporary((value) => {
      this.field(from);
      code.set(value);
      this.valueOf(value, from.bits, changes);
      if (unless !== undefined) {
        code.get(value);
        this.isNamed(unless);
        code.op('select');
      }
    });
    if (to.shift === 0) return;
    code.constant(to.shift);
    code.op('i32Shl');
  }

  /** Pushes what a value becomes. */
  private valueOf(value: Local, bits: number, changes: Renamed['changes']): void {
    const { code } = this;
    const [first, second] = changes;
    if (changes.length === 2 && bits === 1) {
      code.get(value);
      code.constant(1);
      return code.op('i32Xor');
    }
    if (2 ** bits * bits <= constantBits) {
      const images = new Map(changes);
      let table = 0;
      for (let each = 0; each < 2 ** bits; each++) table |= (images.get(each) ?? each) << (each * bits);
      code.constant(table);
      code.get(value);
      code.constant(bits);
      code.op('i32Mul', 'i32ShrU');
      code.constant(maskOf(bits));
      return code.op('i32And');
    }
    if (first === undefined || second === undefined) return code.get(value);
    // value == a ? b : value, for each in turn; no image is taken for a value that is still to be looked up.
    code.get(value);
    for (const [each, image] of changes) {
      code.withTemporary((rest) => {
        code.set(rest);
        code.constant(image);
        code.get(rest, value);
        code.constant(each);
        code.op('i32Eq', 'select');
      });
    }
  }

  /** Pushes whether the counter is at none of some values. */
  private isNamed({ counter, values }: NonNullable<Renamed['unless']>): void {
    const { code } = this;
    if (counter.bits <= 5) {
      code.constant(~values.reduce((mask, value) => mask | (1 << value), 0));
      this.field(counter);
      code.op('i32ShrU');
      code.constant(1);
      return code.op('i32And');
    }
    code.constant(1);
    for (const value of values) {
      this.field(counter);
      code.constant(value);
      code.op('i32Ne', 'i32And');
    }
  }

  private field({ word, shift, bits }: Field): void {
    const { code } = this;
    code.get(this.words[word]!);
    if (shift > 0) {
      code.constant(shift);
      code.op('i32ShrU');
    }
    if (shift + bits < 32) {
      code.constant(maskOf(bits));
      code.op('i32And');
    }
  }
}
