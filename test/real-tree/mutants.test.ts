import { describe } from 'vitest';
import { testChangedCode } from './changed-code.ts';
import { treesAtHand } from './trees.ts';

const trees = treesAtHand().slice(0, 1);

describe.skipIf(trees.length === 0)('changed kernel code', () => {
  for (const tree of trees) testChangedCode(tree, 'first');
});
