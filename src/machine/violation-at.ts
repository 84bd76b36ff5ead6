import type { Location } from '../program/form.ts';
import type { Violation } from './explorable.ts';

/** Dresses what broke a rule as a violation: says where, and gives it a key that is the same in every trace. */
export function violationAt(rule: string, message: string, place: Location | undefined): Violation {
  // Addresses differ from trace to trace; everything else tells violations of one place apart.
  const what = message.replaceAll(/0x[0-9a-f]+/g, 'address');
  if (place === undefined) return { rule, message, key: `${rule}:${what}` };
  return {
    rule,
    message: `${message} in ${place.function}() at ${place.file}:${place.line}`,
    key: `${rule}:${place.function}:${place.line}:${what}`,
  };
}
