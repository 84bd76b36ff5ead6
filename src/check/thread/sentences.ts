import type { ArchitectureModel } from '../../arch/model/architecture-model.ts';
import type { Entry, EntryHelpers, ModelVersion } from '../../arch/entry-helpers.ts';
import { Frames } from '../../machine/mmu/frames.ts';
import { hugeEntry } from '../../kernel/initial-memory.ts';
import { versionText, type Answer } from './question.ts';

/** What an answer says, in a sentence: what was run, the verdict, and how much was explored. */
export function said(answer: Answer): string {
  const { question, verdict, states } = answer;
  const where = `${question.scenario.name} on ${question.architecture.title}, kernel ${versionText(question.version)}`;
  const differs = question.departures.map((name) => ` with "${name}"`).join('');
  return `${where}${differs}: ${verdictText(answer, verdict)} (${states.toLocaleString('en-US')} states).`;
}

function verdictText({ broken }: Answer, verdict: Answer['verdict']): string {
  if (typeof verdict !== 'string') return `not explored to the end (${verdict.bounded})`;
  if (verdict === 'holds') return 'holds';
  const rules = [...new Set(broken.map(({ rule }) => rule))];
  return `breaks ${rules.join(', ')} (${broken[0]!.message})`;
}

/** Whether a rule is broken. */
export function breaks(answer: Answer, ...rules: readonly string[]): boolean {
  return answer.broken.some(({ rule }) => rules.includes(rule));
}

/** Names of architectures in a sentence; `none` if there are none. */
export function named(architectures: readonly ArchitectureModel[]): string {
  return architectures.length === 0 ? 'none' : architectures.map(({ title }) => title).join(', ');
}

/** Helpers of an architecture and version, with the huge entry that an anonymous fault for writing makes. */
export interface HugeEntry {
  readonly helpers: EntryHelpers;
  /** As stored in memory. */
  readonly huge: Entry;
}

/** The huge entry that claims about helpers look at. */
export function hugeEntryOf(architecture: ArchitectureModel, version: ModelVersion): HugeEntry {
  const helpers = architecture.helpers(version);
  const { hugePages } = helpers;
  const frames = new Frames({ huge: 1, small: 0, tables: 1, pagesPerTable: 2, hugePages });
  const fresh = hugeEntry(helpers.pmd, frames.hugePfn(0));
  return { helpers, huge: helpers.pmd.stored(helpers.pmd.cleared(fresh), fresh) };
}

/** `0x880: not none, trans_huge, not present`: what the helpers say of an entry. */
export function classText({ helpers }: HugeEntry, entry: Entry): string {
  const { pmd, hardware } = helpers;
  const words = [
    pmd.none(entry) ? 'none' : 'not none',
    pmd.present(entry) ? 'present' : 'not present',
    pmd.trans_huge(entry) ? 'trans_huge' : 'not trans_huge',
    `${pmd.bad(entry) ? '' : 'not '}bad`,
    hardware.pmd(entry).kind === 'fault' ? 'no new translation' : 'translated by the hardware',
  ];
  return `0x${entry.toString(16)}: ${words.join(', ')}`;
}

/** `holds on arm, arm64; breaks P8 on s390 (a reader ...)`: one sentence about one scenario on many architectures. */
export function saidOfAll(answers: readonly Answer[]): string {
  const first = answers[0];
  if (first === undefined) return 'There is nothing to run.';
  const { question } = first;
  const differs = question.departures.map((name) => ` with "${name}"`).join('');
  const groups = new Map<string, ArchitectureModel[]>();
  for (const answer of answers) {
    const text = verdictText(answer, answer.verdict);
    groups.set(text, [...(groups.get(text) ?? []), answer.question.architecture]);
  }
  const parts = [...groups].map(([text, architectures]) => `${text} on ${named(architectures)}`);
  return `${question.scenario.name}, kernel ${versionText(question.version)}${differs}: ${parts.join('; ')}.`;
}

/** Those of the answers that break one of the rules. */
export function breaking(answers: readonly Answer[], ...rules: readonly string[]): readonly Answer[] {
  return answers.filter((answer) => breaks(answer, ...rules));
}
