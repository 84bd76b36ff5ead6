import { finding } from './finding.ts';

/** F4: repaired in 4.14 (ba385c0594e7, title from memory). */
export const claim = finding({
  id: 'F4',
  text: 's390 4.4 and 4.5: get_user_pages_fast() for writing pins a huge page that is mapped read-only.',
  scenario: 'gup-fast-write-protected',
  architectures: ['s390'],
  version: 4005,
  rule: 'P16',
  note: 'arch/s390/mm/gup.c gup_huge_pmd(): the test asks for the protection bit to read, and for nothing to write.',
});
