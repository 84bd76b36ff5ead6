/** Place of a finding's headline, `mm/memory.c:1733`; empty if it names none. */
export function placeOfHeadline(headline: string): string {
  return /^(\S+:\d+): /.exec(headline)?.[1] ?? '';
}

/** Effect a finding's headline names, `lost-zap`; empty if it names none. */
export function effectOfHeadline(headline: string): string {
  return /^\S+:\d+: (\S+)/.exec(headline)?.[1] ?? '';
}
