import type { ModelArchitecture } from '../../../src/arch/entry-helpers.ts';
import { architectureModels } from '../../../src/arch/models.ts';
import { type Campaign, type Fate, isByLockRuleAlone } from './campaign.ts';
import type { MutantKind } from './mutant.ts';
import { bestKill, fateOf, inOrder, type Survivors } from './records.ts';

const what: Readonly<Record<MutantKind, string>> = {
  flush: 'a step that invalidates translations does not',
  wait: 'a step that waits (for an invalidation, an interrupt, a bit of an entry) goes on at once',
  lock: 'a critical section without its lock',
  recheck: 'a condition after which a path goes on or gives up: it always goes on',
  interrupts: '`local_irq_disable()` (or entering a read-side section) has no effect',
  reference: 'a reference is not taken',
  order: 'two neighbouring stores to entries, or a store and a flush, change places',
};

/** The report of a whole campaign, in Markdown. */
export function mutationReport(campaign: Campaign, cells: number, survivors: readonly Survivors[]): string {
  const fates = inOrder(campaign);
  const notTaken = [...campaign.notTaken().keys()].sort();
  const parts = [
    introduction(cells, fates, notTaken.length),
    '## By kind',
    table(
      ['kind', 'what is taken away', 'mutants', 'killed', 'rate', 'by P11 alone'],
      Object.entries(what).map(([kind, text]) => {
        const of = judged(fates).filter((fate) => fate.kind === kind);
        return [kind, text, ...rateOf(of), String(killedOf(of).filter(byLockRuleOnly).length)];
      }),
    ),
    `P11 asks for nothing but the lock: that a store to a PMD entry without it is noticed says little. The last column
counts mutants that no other rule notices in any scenario.`,
    '## By architecture',
    'Mutants of steps that are taken on the architecture, and those that are killed there.',
    byArchitecture(fates),
    '## By file',
    byFile(fates),
    '## Flushes and waits that only some architectures need',
    `Killed on the first, survives on the second: something else does there what is missing (on x86 an interrupt that
flushes everything, say), or the scenario is broken there without the mutation.`,
    onlySome(fates),
    '## Survivors',
    ...survivors.flatMap(({ reason, mutants }) => [
      reason,
      [...mutants]
        .sort()
        .map((id) => `- ${code(id)}`)
        .join('\n'),
    ]),
    '## Conditions that no scenario decides otherwise',
    `Each of these conditions has the same value whenever it is looked at, in every scenario, so that the mutant has the
same states and transitions: allocations do not fail, the table is there, the entry is the one that was expected,
because the locks that the path holds keep everybody out who could change it, or because no path of the scenario does.`,
    listOf(fates.filter((fate) => fateOf(fate) === 'without effect').map(({ id }) => id)),
    '## Stillborn',
    'Without the step the path computes with a number that does not exist: in the kernel a stray pointer.',
    listOf(fates.filter((fate) => fateOf(fate) === 'stillborn').map(({ id }) => id)),
    '## Steps that no scenario takes',
    'Written down because the kernel has them; they do not count above.',
    listOf(notTaken),
  ];
  return `${parts.join('\n\n')}\n`;
}

function introduction(cells: number, fates: readonly Fate[], notTaken: number): string {
  const all = judged(fates);
  const [, killed, rate] = rateOf(all);
  const alike = all.filter((fate) => fateOf(fate) === 'without effect').length;
  const survive = all.length - killedOf(all).length - alike;
  return `# Mutation report

Made by \`THPCHECK_UPDATE=1 npx vitest run test/model/mutation\`; do not edit.

Does every step of the built-in model's kernel paths matter? Each mutant takes one step of one path away, in the
transition system of every scenario, on every architecture and kernel that has the step (${cells} runs of scenarios).
A mutant is *killed* if a run then breaks a rule that it does not break otherwise, a deadlock included. Copies of a
step for several pages, tables or CPUs are one step; a helper that several paths call is one step as well, but
flushes and waits count anew for each function that asks for them.

**${killed} of ${all.length} mutants are killed (${rate}).** ${alike} are of conditions that no scenario decides otherwise; without
them it is ${percent(killedOf(all).length, all.length - alike)}. Each of the other ${survive} survivors has a reason below. Not counted: ${fates.length - all.length} stillborn
mutants and ${notTaken} of steps that no scenario takes.

Memory order is sequentially consistent in the model, so a barrier has no step of its own: what it is there for is
represented by the kind *order*. Conditions are forced only in the direction in which the path goes on: a path that
gives up too often is no removed check. Conditions that only say which page or table is meant are left out.`;
}

function judged(fates: readonly Fate[]): readonly Fate[] {
  return fates.filter((fate) => fateOf(fate) !== 'stillborn');
}

function killedOf(fates: readonly Fate[]): readonly Fate[] {
  return fates.filter((fate) => fateOf(fate) === 'killed');
}

function byLockRuleOnly(fate: Fate): boolean {
  return isByLockRuleAlone(bestKill(fate)!);
}

function rateOf(fates: readonly Fate[]): readonly [string, string, string] {
  const killed = killedOf(fates).length;
  return [String(fates.length), String(killed), percent(killed, fates.length)];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`;
}

function byArchitecture(fates: readonly Fate[]): string {
  return table(
    ['architecture', 'mutants', 'killed', 'rate'],
    architectureModels.map(({ name }) => {
      const of = judged(fates).filter(({ architectures }) => architectures.has(name));
      const killed = of.filter(({ kills }) => kills.has(name)).length;
      return [name, String(of.length), String(killed), percent(killed, of.length)];
    }),
  );
}

function byFile(fates: readonly Fate[]): string {
  const files = [...new Set(judged(fates).map(({ step }) => step.file))].sort();
  return table(
    ['file', 'mutants', 'killed', 'rate'],
    files.map((file) => [
      file === '' ? '(none)' : file,
      ...rateOf(judged(fates).filter(({ step }) => step.file === file)),
    ]),
  );
}

function onlySome(fates: readonly Fate[]): string {
  const names = (some: Iterable<ModelArchitecture>): string => [...some].join(', ');
  const rows = killedOf(fates)
    .filter(
      ({ kind, kills, architectures }) =>
        (kind === 'flush' || kind === 'wait') && kills.size < architectures.size,
    )
    .map(({ id, kills, architectures }) => [
      code(id),
      names(kills.keys()),
      names([...architectures].filter((name) => !kills.has(name))),
    ]);
  return table(['mutant', 'killed on', 'survives on'], rows);
}

function listOf(ids: readonly string[]): string {
  return ids.length === 0 ? 'None.' : ids.map((id) => `- ${code(id)}`).join('\n');
}

/** Inline code. */
function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
