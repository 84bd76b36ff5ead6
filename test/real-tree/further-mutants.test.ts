import { describe } from 'vitest';
import { testChangedCode } from './changed-code.ts';
import { treesAtHand } from './trees.ts';

// A file of its own, so that both cores have something to do.
const trees = treesAtHand().slice(1);

describe.skipIf(trees.length === 0)('changed kernel code of further trees', () => {
  for (const tree of trees) testChangedCode(tree, 'further');
});
