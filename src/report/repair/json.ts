import type { RepairResult } from '../../check/repair/repair-result.ts';

/** One JSON document; its form is {@link RepairResult}. */
export function repairJson(result: RepairResult): string {
  return `${JSON.stringify(result, undefined, 2)}\n`;
}
