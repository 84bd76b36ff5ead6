import type { Use } from '../../check/helpers/result.ts';

/** Uses in the order given, those in one function on one line: `mm/memory.c:10,20 zap_pmd_range(): is_swap_pmd`. */
export function usesByFunction(uses: readonly Use[]): readonly string[] {
  const lines = new Map<string, { readonly use: Use; readonly numbers: number[] }>();
  for (const use of uses) {
    const key = [use.file, use.function, use.uses].join('\n');
    const known = lines.get(key);
    if (known === undefined) lines.set(key, { use, numbers: [use.line] });
    else if (!known.numbers.includes(use.line)) known.numbers.push(use.line);
  }
  return [...lines.values()].map(
    ({ use, numbers }) => `${use.file}:${numbers.join(',')} ${use.function}(): ${use.uses}`,
  );
}
