import { z } from 'zod';

/** Architectures by the names users type: those of `check`, and those of `helpers` alone. */
export const architectureSchema = z.enum([
  'riscv64',
  'arm',
  'arm64',
  'x86_64',
  's390',
  'powerpc-hash',
  'powerpc-radix',
  'sparc64',
  'mips64',
  'loongarch64',
  'arc',
]);

/** `6.12`: major and minor version. */
export const versionSchema = z.string().regex(/^\d+\.\d+$/, 'a version such as 6.12');

/** Where something applies; a member left out means everywhere. */
export const scopeSchema = z.strictObject({
  architectures: z.array(architectureSchema).min(1).optional(),
  /** Versions of the trees it was checked with. */
  versions: z.array(versionSchema).min(1).optional(),
});

/** The verdict that a check must give, and the rules that are broken when it is `violated`. */
export const expectationSchema = scopeSchema
  .extend({
    /** `unmodelled`: the path does not exist there. */
    verdict: z.enum(['holds', 'violated', 'unmodelled']),
    /** At least one of these is broken. */
    rules: z.array(z.string().min(1)).min(1).optional(),
    /** Why, in a sentence. */
    why: z.string().min(1).optional(),
  })
  .refine((expectation) => expectation.verdict !== 'violated' || expectation.rules !== undefined, {
    message: 'a violated verdict names the rules that are broken',
  });

/** Where something applies. */
export type Scope = z.infer<typeof scopeSchema>;

/** Whether a scope covers an architecture of a version (`6.12`). */
export function covers(scope: Scope, architecture: string, version: string): boolean {
  const { architectures, versions } = scope;
  return (
    (architectures === undefined || architectures.some((name) => name === architecture)) &&
    (versions === undefined || versions.includes(version))
  );
}

/** The first of several entries that covers an architecture of a version: special cases come before the rest. */
export function firstCovering<T extends Scope>(
  entries: readonly T[],
  architecture: string,
  version: string,
): T | undefined {
  return entries.find((entry) => covers(entry, architecture, version));
}
