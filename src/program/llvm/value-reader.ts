import { parseDecimal } from '../../word/text.ts';
import { result } from '../../word/word64.ts';
import { evaluate, type PureOperation } from '../evaluate.ts';
import type { Operand, Predicate, Width } from '../form.ts';
import { constant, constantOf, symbol } from '../operand.ts';
import { displacement, type Index } from './address.ts';
import type { Cursor } from './cursor.ts';
import type { Layout } from './layout.ts';
import { binaryOperators, type Cast, castOperators, skipFlags } from './operators.ts';
import type { ReadContext } from './read-context.ts';
import type { LlvmType } from './type.ts';
import { readType } from './type-reader.ts';

/** What surrounds a value: a function body computes and has local values, an initialiser does neither. */
export interface ValueScope {
  /** Computes what cannot be folded. */
  compute(operation: PureOperation): Operand;
  /** The words of the local value `%name` of the given type. */
  local(name: string, type: LlvmType): readonly Operand[];
  /** A number that stands for the address of a label. */
  blockAddress(functionName: string, label: string): number;
}

/** Reads values: local names, constants and constant expressions. */
export class ValueReader {
  readonly cursor: Cursor;
  readonly layout: Layout;
  readonly context: ReadContext;
  readonly #scope: ValueScope;

  constructor(cursor: Cursor, layout: Layout, context: ReadContext, scope: ValueScope) {
    this.cursor = cursor;
    this.layout = layout;
    this.context = context;
    this.#scope = scope;
  }

  /** Width of a pointer in bits. */
  get pointerWidth(): 32 | 64 {
    return this.layout.data.pointerWidth;
  }

  /** Reads a type and a value of it that is one word. */
  typedWord(): Operand {
    return this.word(readType(this.cursor));
  }

  /** Reads a value that is one word. */
  word(type: LlvmType): Operand {
    const words = this.words(type);
    const [first] = words;
    if (first === undefined || words.length !== 1)
      throw this.cursor.unsupported('an aggregate where a word is expected');
    return first;
  }

  /** Reads a value of the type as words. */
  words(type: LlvmType): readonly Operand[] {
    const { cursor } = this;
    cursor.blank();
    const code = cursor.code;
    if (code === 37) {
      cursor.position++;
      return this.#scope.local(cursor.name(), type);
    }
    if (code === 64) {
      cursor.position++;
      return [this.#symbol(cursor.name())];
    }
    if ((code >= 48 && code <= 57) || code === 45) return [this.#number(type)];
    if (code === 123 || code === 91 || code === 60) return this.#aggregate();
    if (code === 99 && cursor.text.charCodeAt(cursor.position + 1) === 34) return this.#bytes();
    return this.#word(type);
  }

  #symbol(name: string): Operand {
    const resolved = this.context.symbol(name);
    if (resolved.kind === 'null') return constant(this.pointerWidth, 0);
    return symbol(this.pointerWidth, resolved.name, resolved.addend);
  }

  /** Width in bits of a type that is one word. */
  width(type: LlvmType): Width {
    const actual = this.layout.resolve(type, this.cursor);
    if (actual.kind === 'pointer') return this.pointerWidth;
    if (actual.kind === 'integer' && actual.bits <= 64) return actual.bits;
    throw this.cursor.unsupported(
      actual.kind === 'integer' ? `a ${actual.bits}-bit integer` : `a constant of this type`,
    );
  }

  #number(type: LlvmType): Operand {
    const width = this.width(type);
    const text = this.cursor.word();
    if (text.length < 16) {
      const number = Number(text);
      if (Number.isInteger(number)) return constant(width, number);
    }
    if (/^-?\d+$/.test(text)) {
      const lo = parseDecimal(text);
      return constantOf(width, lo, result.hi);
    }
    throw this.cursor.unsupported(`the number ${text}`);
  }

  #bytes(): readonly Operand[] {
    this.cursor.position++;
    return [...this.cursor.string()].map((character) => constant(8, character.charCodeAt(0)));
  }

  #aggregate(): readonly Operand[] {
    const { cursor } = this;
    const packed = cursor.accept('<');
    const close = cursor.accept('{') ? '}' : ']';
    if (close === ']') {
      if (packed) throw cursor.unsupported('a vector');
      cursor.expect('[');
    }
    const words: Operand[] = [];
    if (!cursor.accept(close)) {
      do words.push(...this.words(readType(cursor)));
      while (cursor.accept(','));
      cursor.expect(close);
    }
    if (packed) cursor.expect('>');
    return words;
  }

  #fill(type: LlvmType, make: (width: Width) => Operand): readonly Operand[] {
    return this.layout.leaves(type, this.cursor).map((leaf) => make(leaf.width));
  }

  #word(type: LlvmType): readonly Operand[] {
    const { cursor } = this;
    const word = cursor.word();
    switch (word) {
      case 'true':
      case 'false':
        return [constant(1, word === 'true' ? 1 : 0)];
      case 'null':
      case 'zeroinitializer':
      case 'none':
        return this.#fill(type, (width) => constant(width, 0));
      case 'undef':
      case 'poison':
        return this.#fill(type, (width) => ({ kind: 'undefined', width }));
      case 'dso_local_equivalent':
      case 'no_cfi':
        return this.words(type);
      case 'blockaddress':
        return [this.#blockAddress()];
      case 'getelementptr':
        return [this.#address()];
      case 'icmp':
        return [this.#compare()];
      case 'select':
        return [this.#select()];
      default:
        return [this.#operation(word)];
    }
  }

  #blockAddress(): Operand {
    const { cursor } = this;
    cursor.expect('(');
    cursor.expect('@');
    const functionName = cursor.name();
    cursor.expect(',');
    cursor.expect('%');
    const label = cursor.name();
    cursor.expect(')');
    const resolved = this.context.symbol(functionName);
    const number = this.#scope.blockAddress(functionName, label);
    if (resolved.kind === 'null') return constant(this.pointerWidth, number);
    return symbol(this.pointerWidth, resolved.name, number);
  }

  #address(): Operand {
    const { cursor } = this;
    skipFlags(cursor);
    cursor.expect('(');
    const source = readType(cursor);
    cursor.expect(',');
    const base = this.typedWord();
    const indices: Index[] = [];
    while (cursor.accept(',')) indices.push(this.index());
    cursor.expect(')');
    return this.offset(source, base, indices);
  }

  /** Reads an index of getelementptr. */
  index(): Index {
    this.cursor.acceptWord('inrange');
    const type = readType(this.cursor);
    return { bits: this.width(type), operand: this.word(type) };
  }

  /** The address `base` moved by the indices over `source`. */
  offset(source: LlvmType, base: Operand, indices: readonly Index[]): Operand {
    const width = this.pointerWidth;
    const { addend, terms } = displacement(this.layout, source, indices, this.cursor);
    const extended = terms.map(({ operand, bits, scale }) => ({
      index: this.#extend(operand, bits, width),
      scale,
    }));
    return this.compute({ op: 'offset', width, base, addend, terms: extended });
  }

  #extend(operand: Operand, from: Width, to: Width): Operand {
    if (from === to) return operand;
    return this.compute({ op: from < to ? 'sext' : 'trunc', from, to, operand });
  }

  /** Folds the operation or has the scope compute it. */
  compute(operation: PureOperation): Operand {
    return evaluate(operation) ?? this.#scope.compute(operation);
  }

  #compare(): Operand {
    const { cursor } = this;
    const predicate = cursor.word() as Predicate;
    cursor.expect('(');
    const type = readType(cursor);
    const left = this.word(type);
    cursor.expect(',');
    const right = this.typedWord();
    cursor.expect(')');
    return this.compute({ op: 'compare', predicate, width: this.width(type), left, right });
  }

  #select(): Operand {
    const { cursor } = this;
    cursor.expect('(');
    const condition = this.typedWord();
    cursor.expect(',');
    const type = readType(cursor);
    const ifTrue = this.word(type);
    cursor.expect(',');
    const ifFalse = this.typedWord();
    cursor.expect(')');
    return this.compute({ op: 'select', width: this.width(type), condition, ifTrue, ifFalse });
  }

  #operation(word: string): Operand {
    const { cursor } = this;
    const operator = binaryOperators.get(word);
    const cast = castOperators.get(word);
    if (operator === undefined && cast === undefined) {
      cursor.position -= word.length;
      if (/^[us]0x[0-9A-Fa-f]+$/.test(word)) throw cursor.unsupported(`the number ${word}`);
      throw cursor.unknown(`value '${word}'`);
    }
    skipFlags(cursor);
    cursor.expect('(');
    const from = readType(cursor);
    const left = this.word(from);
    if (operator !== undefined) {
      cursor.expect(',');
      const right = this.typedWord();
      cursor.expect(')');
      return this.compute({ op: 'binary', operator, width: this.width(from), left, right });
    }
    if (!cursor.acceptWord('to')) throw cursor.unknown("'to' expected");
    const to = readType(cursor);
    cursor.expect(')');
    return this.cast(cast ?? 'bits', left, from, to);
  }

  /** Converts a word between types: integers to integers or pointers and back. */
  cast(cast: Cast, operand: Operand, from: LlvmType, to: LlvmType): Operand {
    const fromWidth = this.width(from);
    const toWidth = this.width(to);
    if (fromWidth === toWidth) return operand;
    if (cast === 'bits') throw this.cursor.unknown('bitcast between widths');
    const op = cast === 'address' ? (toWidth < fromWidth ? 'trunc' : 'zext') : cast;
    return this.compute({ op, from: fromWidth, to: toWidth, operand });
  }
}
