import { unreachable } from '../diagnostic/diagnostic.ts';
import type { CheckResult, Verdict } from '../check/result.ts';

/** The verdict in words, without names of rules: `bounded (100000 executions)`. */
function words(verdict: Verdict, broken: readonly string[]): string {
  switch (verdict.kind) {
    case 'holds':
      return 'holds within the bounds below';
    case 'violated':
      return broken.length === 0 ? 'violated' : `violated (${broken.join(', ')})`;
    case 'bounded':
      return `bounded (${verdict.limit})`;
    case 'unmodelled':
      return `unmodelled (${verdict.what})`;
    default:
      return unreachable(verdict, 'verdict');
  }
}

/** First line of a report, never wrapped: `split-vs-zap riscv64 6.12.117: violated (P2 zap completes)`. */
export function verdictLine(result: CheckResult): string {
  const named = new Map(result.rules.map((rule) => [rule.id, `${rule.id} ${rule.name}`]));
  const broken = [
    ...result.rules.filter((rule) => rule.outcome === 'violated').map((rule) => rule.id),
    ...result.findings.map((finding) => finding.rule),
  ];
  const rules = [...new Set(broken)].map((id) => named.get(id) ?? id);
  const { architecture, kernelVersion } = result.source;
  return `${result.scenario} ${architecture} ${kernelVersion}: ${words(result.verdict, rules)}`;
}
