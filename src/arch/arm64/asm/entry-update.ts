import type { AsmContext } from '../../architecture.ts';
import { binary, constantOf, defineResult, resized, type Emitter } from '../../asm/emit.ts';
import type { GuardedUpdate, GuardedUpdateRule } from '../../asm/guarded-update.ts';
import { argumentOf } from '../../asm/operands.ts';
import { executedText } from '../../asm/template.ts';
import type { Operand } from '../../../program/form.ts';

const always: Operand = { kind: 'constant', width: 1, lo: 1, hi: 0 };

/** A loop of ldxr and stxr that always stores: what is stored, and the third result if there is one. */
function entryUpdate(
  context: AsmContext,
  replacement: (emitter: Emitter, old: Operand) => Operand,
  third?: (emitter: Emitter, old: Operand) => Operand,
): GuardedUpdate | undefined {
  const address = argumentOf(context, 2);
  if (address === undefined) return undefined;
  return {
    width: 64,
    address,
    ordering: 'once',
    before: [],
    update: (emitter, old) => ({ condition: always, replacement: replacement(emitter, old) }),
    after(emitter, old) {
      // The first two are registers of the loop, which nobody reads afterwards.
      for (const index of [0, 1]) defineResult(emitter, index, { kind: 'undefined', width: 64 }, 'zext');
      if (third !== undefined) defineResult(emitter, 2, third(emitter, old), 'zext');
    },
  };
}

/** `ptep_test_and_clear_young()` of 4.4: gives bit $5 and keeps the bits of $4. */
const testAndClearYoung: GuardedUpdateRule = {
  name: '// ptep_test_and_clear_young',
  source: 'v4.4 arch/arm64/include/asm/pgtable.h, ptep_test_and_clear_young()',
  matches: (_template, asm) =>
    executedText(asm.template) ===
    'prfm pstl1strm, $2; ldxr $0, $2; ubfx ${3:w}, ${0:w}, $5, #1; and $0, $0, $4; stxr ${1:w}, $0, $2; cbnz ${1:w}, 1b',
  lower: () => undefined,
  lowerGuarded(context) {
    const [mask, bit] = [argumentOf(context, 4), argumentOf(context, 5)];
    if (mask === undefined || bit?.kind !== 'constant') return undefined;
    return entryUpdate(
      context,
      (emitter, old) => binary(emitter, 'and', 64, old, resized(emitter, mask, 64, 'zext')),
      (emitter, old) =>
        binary(
          emitter,
          'and',
          64,
          binary(emitter, 'lshr', 64, old, constantOf(bit.lo, 64)),
          constantOf(1, 64),
        ),
    );
  },
};

/** `ptep_set_wrprotect()` of 4.4: sets the bits of $3 if none of $4 is set, and keeps those of $5. */
const setWrprotect: GuardedUpdateRule = {
  name: '// ptep_set_wrprotect',
  source: 'v4.4 arch/arm64/include/asm/pgtable.h, ptep_set_wrprotect()',
  matches: (_template, asm) =>
    executedText(asm.template) ===
    'prfm pstl1strm, $2; ldxr $0, $2; tst $0, $4; csel $1, $3, xzr, eq; orr $0, $0, $1; and $0, $0, $5; stxr ${1:w}, $0, $2; cbnz ${1:w}, 1b',
  lower: () => undefined,
  lowerGuarded(context) {
    const [bits, tested, mask] = [3, 4, 5].map((operand) => argumentOf(context, operand));
    if (bits === undefined || tested === undefined || mask === undefined) return undefined;
    return entryUpdate(context, (emitter, old) => {
      const [isClear, added] = [emitter.context.fresh(1), emitter.context.fresh(64)];
      emitter.instructions.push(
        {
          op: 'compare',
          predicate: 'eq',
          width: 64,
          result: isClear,
          left: binary(emitter, 'and', 64, old, tested),
          right: constantOf(0, 64),
        },
        {
          op: 'select',
          width: 64,
          result: added,
          condition: { kind: 'value', id: isClear },
          ifTrue: bits,
          ifFalse: constantOf(0, 64),
        },
      );
      const set = binary(emitter, 'or', 64, old, { kind: 'value', id: added });
      return binary(emitter, 'and', 64, set, mask);
    });
  },
};

/** Updates of entries that 4.x writes as assembly of its own, with hardware-updated dirty state. */
export const entryUpdateRules: readonly GuardedUpdateRule[] = [testAndClearYoung, setWrprotect];
