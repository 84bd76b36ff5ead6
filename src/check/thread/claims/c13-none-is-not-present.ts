import type { ModelVersion } from '../../../arch/entry-helpers.ts';
import type { Claim } from '../claim.ts';
import { hugeEntryOf } from '../sentences.ts';

/** C13: checked on every combination of the bits that s390 helpers look at. */
export const claim: Claim = {
  id: 'C13',
  text: 'pmd_none() is exactly the negation of pmd_present() on s390; there is no present bit for PMDs.',
  by: 'Kirill Shutemov, Gerald Schaefer',
  date: '23 Feb 2016',
  about: 's390',
  decide: ({ architecture }) => {
    const versions: readonly ModelVersion[] = [4005, 6012];
    const because: string[] = [];
    let exceptions = 0;
    for (const version of versions) {
      const { helpers, huge } = hugeEntryOf(architecture('s390'), version);
      let count = 0;
      for (const entry of combinations(helpers.pmdBits, helpers.pmd.cleared(huge))) {
        count++;
        if (helpers.pmd.none(entry) === helpers.pmd.present(entry)) exceptions++;
      }
      because.push(
        `s390, kernel ${version === 4005 ? '4.5' : '6.12'}: ${count.toLocaleString('en-US')} entries tried, ${exceptions} exceptions.`,
      );
    }
    if (exceptions === 0) return { kind: 'true', because };
    return { kind: 'false', because, witness: { kind: 'values', lines: because } };
  },
};

/** Most combinations tried, evenly spread if there are more. */
const most = 2 ** 16;

/** All combinations of bits, and the same on top of an entry. */
function* combinations(mask: bigint, base: bigint): Generator<bigint> {
  const bits: bigint[] = [];
  for (let position = 0n; position < 64n; position++) if ((mask >> position) & 1n) bits.push(1n << position);
  const all = 2 ** Math.min(bits.length, 30);
  const stride = Math.max(1, Math.floor(all / most) | 1);
  for (let number = 0; number < all; number += stride) {
    let entry = 0n;
    bits.forEach((bit, position) => (entry |= (number >>> position) & 1 ? bit : 0n));
    yield entry;
    yield entry ^ base;
  }
}
