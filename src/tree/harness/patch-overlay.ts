import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { SourceTree } from '../source-tree.ts';
import { badPatchOverlay, noPatchApplies, patchedFileMissing, patchOverlayMissing } from './diagnostics.ts';
import { covers, expectationSchema, scopeSchema } from './expectation.ts';
import { readJson } from './json-file.ts';
import { replaceOnce } from './replace-once.ts';

const patchSchema = scopeSchema.extend({
  /** File of the tree. */
  file: z.string().min(1),
  /** Only within the body of this function. */
  within: z.string().regex(/^\w+$/).optional(),
  /** Text that must occur exactly once; a blank stands for any run of blanks and line ends. */
  find: z.string().min(1),
  /** What takes its place; `$&` stands for the text found. */
  replace: z.string(),
});

/** What the contract of the helpers says of the changed code; the first that covers architecture and version counts. */
const contractExpectationSchema = scopeSchema.extend({
  /** Rules that are broken by the change and were not before; empty if none is. */
  rules: z.array(z.string().min(1)),
  /** Why no rule notices, in a sentence. */
  why: z.string().min(1).optional(),
});

const patchOverlaySchema = z
  .strictObject({
    /** One line: what the changed code does wrong. */
    title: z.string().min(1),
    /** What it should lead to, and why. */
    why: z.string().min(1),
    patches: z.array(patchSchema).min(1),
    /** For each scenario, the first that covers an architecture and version counts. */
    expect: z.array(z.intersection(z.object({ scenario: z.string().min(1) }), expectationSchema)).default([]),
    contract: z.array(contractExpectationSchema).default([]),
  })
  .refine(({ expect, contract }) => expect.length + contract.length > 0, {
    message: 'it says what a check must find: `expect`, `contract` or both',
  });

/**
 * Changes of kernel code, described by short anchors instead of by copies of the code, and what a check of the
 * changed code must find.
 */
export interface PatchOverlay extends Readonly<z.infer<typeof patchOverlaySchema>> {
  /** Name of its directory. */
  readonly name: string;
}

/**
 * Reads `overlay.json` of a directory.
 * @throws ThpcheckError THP2210 missing, THP2201 no JSON, THP2211 not of the form
 */
export function loadPatchOverlay(directory: string): PatchOverlay {
  const file = join(directory, 'overlay.json');
  const content = readJson(file);
  if (content === undefined) throw new ThpcheckError(patchOverlayMissing(file));
  const parsed = patchOverlaySchema.safeParse(content);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'the whole'}: ${message}`);
    throw new ThpcheckError(badPatchOverlay(file, issues));
  }
  return { ...parsed.data, name: basename(dirname(file)) };
}

/**
 * Applies the patches for an architecture to the tree's own files.
 * @param base virtual files that already take the place of the tree's (small page tables); patches apply to them
 * @returns virtual files that take the place of the tree's, by name relative to the tree
 * @throws ThpcheckError THP2212 none applies, THP2213 file missing, THP2214 text and THP2215 function not there once
 */
export function applyPatchOverlay(
  tree: SourceTree,
  architecture: string,
  overlay: PatchOverlay,
  base: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const version = `${tree.version.major}.${tree.version.minor}`;
  const patches = overlay.patches.filter((patch) => covers(patch, architecture, version));
  if (patches.length === 0) throw new ThpcheckError(noPatchApplies(overlay.name, architecture, tree.version.text));
  const files = new Map<string, string>();
  for (const patch of patches) {
    const text = files.get(patch.file) ?? base.get(patch.file) ?? readTreeFile(tree, overlay.name, patch.file);
    files.set(patch.file, replaceOnce(text, patch, overlay.name));
  }
  return files;
}

function readTreeFile(tree: SourceTree, name: string, file: string): string {
  try {
    return readFileSync(join(tree.root, file), 'utf8');
  } catch {
    throw new ThpcheckError(patchedFileMissing(name, file));
  }
}
