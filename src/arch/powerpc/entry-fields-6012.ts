import type { EntryField } from '../architecture.ts';
import { bits, flag, frame } from '../entry-fields.ts';

/** Fields of 6.12 that hash and radix share, between those that only one of them names. */
export function fields6012(ofMmu: readonly EntryField[]): readonly EntryField[] {
  return [
    flag('PRESENT', 63),
    flag('PTE', 62),
    flag('INVALID', 61),
    flag('EXEC', 0),
    flag('WRITE', 1),
    flag('READ', 2),
    flag('PRIVILEGED', 3),
    bits('ATT', 4, 2),
    flag('DIRTY', 7),
    flag('ACCESSED', 8),
    flag('SOFT_DIRTY', 9),
    flag('SPECIAL', 10),
    flag('DEVMAP', 11),
    ...ofMmu,
    flag('RPN41', 53),
    flag('RPN42', 54),
    bits('PKEY', 56, 5),
    frame(16, 37),
  ];
}

/** Fields of swap entries from 4.7 on, with both MMUs. */
export function swapFields(version: number): readonly EntryField[] {
  return [
    flag('PRESENT', 63),
    flag('PTE', 62),
    bits('TYPE', 0, 5),
    // _PAGE_NON_IDEMPOTENT; 6.1 has it.
    ...(version < 5019 ? [] : [flag('SWP_EXCLUSIVE', 5)]),
    flag('SWP_SOFT_DIRTY', 9),
    bits('OFFSET', 16, 37),
  ];
}
