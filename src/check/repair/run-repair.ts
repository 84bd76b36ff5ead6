import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { BddManager } from '../../bdd/manager.ts';
import { checkContract } from '../../contract/check-contract.ts';
import { formulaOf } from '../../contract/formula/formula-of.ts';
import type { HelperFunction, HelperSet } from '../../contract/helper-set.ts';
import { nameIn } from '../../contract/level-names.ts';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { cacheDirectory } from '../../tree/cache/location.ts';
import { openWatchedCompiler } from '../watched-compiler.ts';
import { overlaidTree } from '../../tree/harness/overlaid-tree.ts';
import type { ProbeWorkshop } from '../../tree/probe/compile-probe.ts';
import { loadHelperSet } from '../../tree/probe/helper-set.ts';
import type { ProbeArchitecture, ProbeTarget } from '../../tree/probe/probe-target.ts';
import { probeTargets } from '../../tree/probe/probe-targets.ts';
import { findDefinitions } from '../../tree/source-search/find-definitions.ts';
import type { SourceDefinition } from '../../tree/source-search/source-definition.ts';
import { textsOf } from '../../tree/source-search/source-texts.ts';
import { openSourceTree, type SourceTree } from '../../tree/source-tree.ts';
import { printedStep } from '../helpers/printed-word.ts';
import { runnableArchitectures } from '../helpers/make-finding.ts';
import { definitionPatch } from './definition-patch.ts';
import { helperNotEvaluated } from './diagnostics.ts';
import { findMasks, masksKey, type FoundMasks } from './find-masks.ts';
import { maskExpression } from './mask-expression.ts';
import { choicesOf, masksOfHelper, resultOf, type MaskForm } from './mask-form.ts';
import { MaskNames } from './mask-names.ts';
import { compileMaskProgram } from './mask-program.ts';
import { redefine, withPlaceholder, type Redefinition } from './placeholder.ts';
import type { RepairHooks, RepairRequest } from './repair-request.ts';
import type {
  HelperRepair,
  NoSuggestion,
  RepairResult,
  RepairScenario,
  Suggestion,
} from './repair-result.ts';

/** Suggestions that are given up because a scenario breaks, before the search ends. */
const mostSuggestions = 3;

/** Everything that one repair works on. */
interface Scene {
  readonly tree: SourceTree;
  readonly target: ProbeTarget;
  readonly workshop: ProbeWorkshop;
  readonly set: HelperSet;
  readonly request: RepairRequest;
  readonly hooks: RepairHooks;
}

/** See `Repairer.runRepair`. */
export async function runRepair(request: RepairRequest, hooks: RepairHooks): Promise<RepairResult> {
  const opened = openSourceTree(request.tree);
  const architecture = request.architecture as ProbeArchitecture;
  const target = probeTargets[architecture];
  const tree = overlaidTree(opened, { name: architecture, srcarch: target.config.srcarch }, request.overlays);
  const watched = openWatchedCompiler(request.clang, hooks, {
    onProgress: ({ unit, state }) => hooks.progress(`compiling ${architecture}: ${unit} ${state}`),
  });
  const { compiler } = watched;
  try {
    const workshop: ProbeWorkshop = {
      compiler,
      cacheDirectory: request.cacheDirectory ?? cacheDirectory(),
      warn: (diagnostic) => hooks.warn(diagnostic),
    };
    const set = await loadHelperSet(tree, architecture, workshop, new BddManager());
    const { outcomes } = checkContract(set);
    const blamed = outcomes
      .filter(({ outcome }) => outcome.kind === 'violated')
      .map(({ rule }) => rule.blamed);
    const names = request.helpers.length > 0 ? request.helpers : [...new Set(blamed)];
    const places = findDefinitions(tree, target.config.srcarch, set.config, names);
    const repairs: HelperRepair[] = [];
    for (const name of names) {
      if (hooks.interrupted()) break;
      hooks.progress(`repairing ${architecture}: ${name}`);
      const fn = set.functions.get(nameIn(set, name) ?? name);
      const definition = places.get(fn?.helper ?? name);
      if (fn === undefined && request.helpers.includes(name)) throw unknown(name, set);
      repairs.push({
        helper: name,
        ...(definition === undefined ? {} : { place: { file: definition.file, line: definition.line } }),
        formula: fn === undefined ? [] : formulaOf(fn, set).lines,
        broken: outcomes.flatMap(({ rule, outcome }) =>
          outcome.kind === 'violated' && (rule.blamed === name || request.helpers.includes(name))
            ? [
                {
                  rule: rule.id,
                  statement: rule.statement,
                  steps: outcome.counterexample.steps.map(({ expression, value }) =>
                    printedStep(set, expression, value),
                  ),
                },
              ]
            : [],
        ),
        outcome: await repairOne({ tree, target, workshop, set, request, hooks }, fn, definition),
      });
    }
    return {
      format: 1,
      version: tree.version.text,
      architecture,
      overlays: request.overlays.map((path) => basename(resolve(path))),
      repairs,
    };
  } finally {
    await watched.close();
  }
}

function unknown(name: string, set: HelperSet): ThpcheckError {
  const known = set.notEvaluated.find(({ helper }) => helper === name);
  return new ThpcheckError(helperNotEvaluated(name, set.architecture, known?.reason));
}

const none = (reason: string, tried = 0): NoSuggestion => ({ kind: 'none', reason, tried });

async function repairOne(
  scene: Scene,
  fn: HelperFunction | undefined,
  definition: SourceDefinition | undefined,
): Promise<Suggestion | NoSuggestion> {
  if (fn === undefined) return none('it was not evaluated');
  if (fn.parameters.length !== 1 || (fn.kind !== 'change' && fn.kind !== 'predicate'))
    return none('it is no function of one entry that masks could define');
  if (definition === undefined) return none('its definition was not found');
  const now = masksOfHelper(scene.set.manager, fn)?.form;
  const forms: readonly MaskForm[] =
    fn.kind === 'change' ? ['change'] : now === 'equals' ? ['equals', 'any'] : ['any', 'equals'];
  let last = none('');
  for (const form of forms) {
    const outcome = await repairInForm(scene, fn, definition, form);
    if (outcome.kind === 'suggestion') return outcome;
    last = outcome;
  }
  return last;
}

async function repairInForm(
  scene: Scene,
  fn: HelperFunction,
  definition: SourceDefinition,
  form: MaskForm,
): Promise<Suggestion | NoSuggestion> {
  const { tree, target, workshop, set, hooks } = scene;
  const { helper: name, level } = fn;
  const placeholder = withPlaceholder(tree, definition, { name, level, form });
  if (placeholder.kind === 'not redefined')
    return none(`its definition cannot be written anew: ${placeholder.reason}`);
  const program = await compileMaskProgram(placeholder.tree, target, workshop, set.manager);
  const excluded = new Set<string>();
  let broke = '';
  for (let round = 0; round < mostSuggestions; round++) {
    const found = findMasks({
      set,
      helper: fn,
      form,
      program,
      excluded,
      interrupted: () => hooks.interrupted(),
    });
    if (found.kind !== 'found')
      return none(broke === '' ? found.reason : `${found.reason}; ${broke}`, found.tried);
    const written = await writeDefinition(scene, fn, definition, found);
    if (written === undefined)
      return none('the definition as it would be written means something else', found.tried);
    const scenarios = await runScenarios(scene, written);
    const failing = scenarios.find(
      ({ before, after, pristine = before }) => after === 'violated' && pristine !== 'violated',
    );
    if (failing === undefined || hooks.interrupted())
      return suggestionOf(scene, fn, found, written, scenarios);
    excluded.add(masksKey(found.masks));
    broke = `with what keeps the contract, ${failing.scenario} breaks`;
  }
  return none(broke);
}

type Written = Extract<Redefinition, { kind: 'redefined' }>;

/** The definition in C, with names of the headers; compiled, it must mean what was found. */
async function writeDefinition(
  { tree, target, workshop, set }: Scene,
  fn: HelperFunction,
  definition: SourceDefinition,
  { masks, fields }: FoundMasks,
): Promise<Written | undefined> {
  const { srcarch } = target.config;
  const wanted = resultOf(set.manager, masks, fn.parameters[0]!.width);
  const beside = textsOf(tree).text(definition.file) ?? '';
  const names = new MaskNames(tree, { srcarch, config: set.config, level: fn.level, beside });
  const writers = [
    (mask: bigint) => names.write(mask, fields),
    // Where a name means another value than its text seems to say.
    (mask: bigint) => `0x${mask.toString(16)}ULL`,
  ];
  for (const write of writers) {
    const result = maskExpression(masks, fn.level, write);
    const written = redefine(tree, definition, fn.helper, { result });
    if (written.kind === 'not redefined') return undefined;
    try {
      const anew = await loadHelperSet(written.tree, target.name, workshop, set.manager);
      const meaning = anew.functions.get(fn.name);
      if (meaning?.result.every((bit, at) => bit === wanted[at]) === true) return written;
    } catch (error) {
      if (!(error instanceof ThpcheckError)) throw error;
    }
  }
  return undefined;
}

/** Runs scenarios on the repaired tree; those that the tree as it is breaks are told from the others. */
async function runScenarios({ request, hooks }: Scene, written: Written): Promise<readonly RepairScenario[]> {
  if (!runnableArchitectures.has(request.architecture)) return [];
  const directory = mkdtempSync(join(tmpdir(), 'thpcheck-repair-'));
  try {
    const file = join(directory, written.file.replace(/^(?:arch\/[^/]+\/)?include\//, ''));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, written.tree.changed?.get(written.file) ?? '');
    const results: RepairScenario[] = [];
    for (const scenario of request.scenarios) {
      if (hooks.interrupted()) break;
      const before = await hooks.runScenario(scenario, request.overlays);
      const after = await hooks.runScenario(scenario, [directory, ...request.overlays]);
      // What breaks without the overlays too is not what is to be repaired.
      const ask = before.verdict === 'violated' && request.overlays.length > 0;
      const pristine = ask ? await hooks.runScenario(scenario, []) : undefined;
      results.push({
        scenario,
        before: before.verdict,
        after: after.verdict,
        ...(pristine === undefined ? {} : { pristine: pristine.verdict }),
      });
    }
    return results;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function suggestionOf(
  { tree, set }: Scene,
  fn: HelperFunction,
  found: FoundMasks,
  written: Written,
  scenarios: readonly RepairScenario[],
): Suggestion {
  const { masks, fields, base, assignment } = found;
  const choices = choicesOf[masks.form];
  const result = resultOf(set.manager, masks, fn.parameters[0]!.width);
  return {
    kind: 'suggestion',
    patch: definitionPatch({ ...written, whole: textsOf(tree).text(written.file) ?? '' }),
    formula: formulaOf({ ...fn, result }, set).lines,
    changes: fields.flatMap(({ name }, at) =>
      assignment[at] === base[at]
        ? []
        : [
            {
              field: name,
              before: found.measuredFrom === 'the definition' ? choices[base[at]!] : undefined,
              after: choices[assignment[at]!]!,
            },
          ],
    ),
    proof: found.proof,
    measuredFrom: found.measuredFrom,
    repairs: found.repairs,
    beyondReach: found.beyondReach,
    scenarios,
    tried: found.tried,
  };
}
