import type { Cursor } from './cursor.ts';
import type { LlvmType } from './type.ts';
import { readType } from './type-reader.ts';

/** What the attributes of a parameter, argument or return value say that matters to the reader. */
export interface ValueAttributes {
  /** The pointed-to object is passed by value: the callee gets a copy. */
  readonly byval?: LlvmType;
  /** What an indirect operand of inline assembly points to. */
  readonly elementType?: LlvmType;
}

/** Attributes that state facts for optimisers or calling conventions; they change no result here. */
const ignored: ReadonlySet<string> = new Set([
  'allocalign',
  'allocptr',
  'captures',
  'dead_on_return',
  'dead_on_unwind',
  'dereferenceable',
  'dereferenceable_or_null',
  'immarg',
  'initializes',
  'inreg',
  'nest',
  'noalias',
  'nocapture',
  'noext',
  'nofpclass',
  'nofree',
  'nonnull',
  'noundef',
  'range',
  'readnone',
  'readonly',
  'returned',
  'signext',
  'sret',
  'swiftself',
  'writable',
  'writeonly',
  'zeroext',
]);

const none: ValueAttributes = {};

/**
 * Reads the attributes before a parameter's or argument's value. Stops at the first word that is no attribute;
 * the reader of values then says what is wrong with it, if anything.
 */
export function readValueAttributes(cursor: Cursor): ValueAttributes {
  let attributes = none;
  for (;;) {
    cursor.blank();
    const code = cursor.code;
    if (code === 34) {
      cursor.string();
      if (cursor.accept('=')) cursor.string();
      continue;
    }
    if (code < 97 || code > 122) return attributes;
    const word = cursor.peekWord();
    if (word === 'align') {
      cursor.position += word.length;
      cursor.blank();
      if (cursor.code === 40) cursor.skipGroup();
      else cursor.integer();
    } else if (word === 'byval' || word === 'elementtype') {
      cursor.position += word.length;
      cursor.expect('(');
      const type = readType(cursor);
      cursor.expect(')');
      attributes = word === 'byval' ? { ...attributes, byval: type } : { ...attributes, elementType: type };
    } else if (ignored.has(word)) {
      cursor.position += word.length;
      if (cursor.code === 40) cursor.skipGroup();
    } else if (word === 'byref' || word === 'inalloca' || word === 'preallocated' || word === 'swifterror') {
      throw cursor.unsupported(`parameter attribute ${word}`);
    } else {
      return attributes;
    }
  }
}

const conventions = new Set([
  'ccc',
  'fastcc',
  'coldcc',
  'tailcc',
  'arm_aapcscc',
  'arm_aapcs_vfpcc',
  'arm_apcscc',
  'preserve_mostcc',
  'preserve_allcc',
  'preserve_nonecc',
  'x86_stdcallcc',
  'x86_fastcallcc',
]);

/** Skips a calling convention, if one comes next. All of them mean the same here. */
export function skipCallingConvention(cursor: Cursor): void {
  const word = cursor.peekWord();
  if (conventions.has(word)) cursor.position += word.length;
  else if (word === 'cc' || /^cc\d+$/.test(word)) {
    cursor.position += word.length;
    if (word === 'cc') cursor.integer();
  }
}

/** Attributes of functions and calls that may be written out, not as a group. */
const functionWords: ReadonlySet<string> = new Set([
  'alwaysinline',
  'builtin',
  'cold',
  'convergent',
  'hot',
  'inlinehint',
  'memory',
  'minsize',
  'mustprogress',
  'naked',
  'nobuiltin',
  'nocallback',
  'nocf_check',
  'noduplicate',
  'nofree',
  'noinline',
  'nomerge',
  'norecurse',
  'noredzone',
  'noreturn',
  'nosync',
  'nounwind',
  'null_pointer_is_valid',
  'optnone',
  'optsize',
  'returns_twice',
  'speculatable',
  'strictfp',
  'uwtable',
  'willreturn',
  'readnone',
  'readonly',
  'writeonly',
  'argmemonly',
  'inaccessiblememonly',
  'allocsize',
  'allockind',
]);

/** Reads `#3`, written-out attributes and operand bundles after a call; gives the groups' numbers. */
export function readCallAttributes(cursor: Cursor): readonly string[] {
  const groups: string[] = [];
  for (;;) {
    cursor.blank();
    const code = cursor.code;
    if (code === 35) {
      cursor.position++;
      groups.push(cursor.name());
    } else if (code === 34) {
      cursor.string();
      if (cursor.accept('=')) cursor.string();
    } else if (code === 91) {
      readBundles(cursor);
    } else {
      const word = cursor.peekWord();
      if (!functionWords.has(word)) return groups;
      cursor.position += word.length;
      if (cursor.code === 40) cursor.skipGroup();
    }
  }
}

/** Operand bundles whose presence does not change what a call does. */
const harmlessBundles = new Set([
  'kcfi',
  'align',
  'nonnull',
  'noundef',
  'dereferenceable',
  'cold',
  'separate_storage',
  'ignore',
]);

function readBundles(cursor: Cursor): void {
  cursor.expect('[');
  do {
    cursor.blank();
    const name = cursor.string();
    if (!harmlessBundles.has(name)) throw cursor.unsupported(`operand bundle "${name}"`);
    cursor.skipGroup();
  } while (cursor.accept(','));
  cursor.expect(']');
}
