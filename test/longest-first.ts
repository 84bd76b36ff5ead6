import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes, the longest first: on two cores none of them should be left for the end. */
const longest = [
  'test/real-tree/mutants.test.ts',
  'test/real-tree/scenarios.test.ts',
  'test/real-tree/built-in-agreement.test.ts',
  'test/real-tree/helper-mutants.test.ts',
  'test/real-tree/repair.test.ts',
  'test/real-tree/diff.test.ts',
  'test/real-tree/further-mutants.test.ts',
  'test/fidelity/fidelity.test.ts',
  'test/model/mutation/mutation.test.ts',
  'test/fidelity/helper-set.test.ts',
  'test/peers/agreement.test.ts',
];

/** Order in which test files are begun: those that take minutes first, the others as vitest has them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(name));
      return place < 0 ? longest.length : place;
    };
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
