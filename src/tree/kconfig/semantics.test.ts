import { describe, expect, it } from 'vitest';
import { choiceCases } from './testing/choice-cases.ts';
import { dependencyCases } from './testing/dependency-cases.ts';
import { macroCases } from './testing/macro-cases.ts';
import { numberCases } from './testing/number-cases.ts';
import { tristateCases } from './testing/tristate-cases.ts';
import { evaluateText, valuesOf } from './testing/text-source.ts';

const groups = { dependencyCases, tristateCases, numberCases, choiceCases, macroCases };

for (const [group, cases] of Object.entries(groups))
  describe(group, () => {
    it.each(cases)('$name', (example) => {
      expect(valuesOf(evaluateText(example))).toEqual(example.values);
    });
  });
