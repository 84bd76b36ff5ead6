import type { ModelRule } from './model-rule.ts';

/** P16: permission isolation. */
export const permissionsIsolate: ModelRule = {
  id: 'P16',
  name: 'permission isolation',
  statement: 'no access goes through a mapping that does not permit it or leads to memory that is not mapped',
  consequence: 'User code reads or writes memory of somebody else.',
};
