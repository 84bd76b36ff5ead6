import type { Operand } from '../form.ts';
import { signedNumber } from '../evaluate.ts';
import type { Cursor } from './cursor.ts';
import type { Layout } from './layout.ts';
import type { LlvmType } from './type.ts';

/** An index of getelementptr: a signed word of `bits` bits. */
export interface Index {
  readonly operand: Operand;
  readonly bits: number;
}

/** A displacement in bytes: constant part, and indices with their scales. */
export interface Displacement {
  readonly addend: number;
  readonly terms: readonly (Index & { readonly scale: number })[];
}

/** What the indices of a getelementptr over `type` add to its base. */
export function displacement(
  layout: Layout,
  type: LlvmType,
  indices: readonly Index[],
  at: Cursor,
): Displacement {
  let addend = 0;
  const terms: (Index & { scale: number })[] = [];
  let current = type;
  indices.forEach((index, position) => {
    let scale: number;
    if (position === 0) {
      scale = layout.size(current, at);
    } else {
      const actual = layout.resolve(current, at);
      if (actual.kind === 'struct') {
        if (index.operand.kind !== 'constant') throw at.unknown('constant field number expected');
        addend += layout.fieldOffset(actual, index.operand.lo, at);
        current = actual.fields[index.operand.lo] ?? current;
        return;
      }
      if (actual.kind !== 'array') throw at.unknown(`getelementptr into a ${actual.kind}`);
      current = actual.element;
      scale = layout.size(current, at);
    }
    const known = index.operand.kind === 'constant' ? signedNumber(index.operand) * scale : Number.NaN;
    if (index.operand.kind === 'undefined') return;
    if (Number.isSafeInteger(addend + known)) addend += known;
    else if (scale !== 0) terms.push({ ...index, scale });
  });
  return { addend, terms };
}
