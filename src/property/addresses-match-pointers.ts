import type { ModelRule } from './model-rule.ts';

/** P20: address matches pointer. */
export const addressesMatchPointers: ModelRule = {
  id: 'P20',
  name: 'address matches pointer',
  statement:
    'where a helper gets an address and an entry pointer, the pointer is the entry that maps the address',
  consequence: 'The wrong entry or the wrong part of the TLB is changed.',
};
