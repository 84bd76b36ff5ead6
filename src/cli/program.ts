import { Command } from 'commander';
import { ThpcheckError, type ExitStatus } from '../diagnostic/diagnostic.ts';
import type { RawCheckOptions } from './check-options.ts';
import type { Dependencies } from './dependencies.ts';
import { badValue } from './diagnostics.ts';
import type { RawDiffOptions } from './diff-options.ts';
import type { RawExploreOptions } from './explore-options.ts';
import type { RawHelpersOptions } from './helpers-options.ts';
import type { RawRepairOptions } from './repair-options.ts';
import type { Io } from './io.ts';
import type { RawThreadOptions } from './thread-options.ts';
import type { RawReplayOptions } from './replay-command.ts';
import type { RawStressOptions } from './stress-options.ts';
import { verbosityOf } from './verbosity.ts';

const statusHelp = `
Exit status: 0 no violation within the bounds stated, 1 violation, 2 wrong input, 3 inconclusive (a limit was
hit, or something that is not modelled was reached), 4 internal error, 130 interrupted. Of several checks the
one that counts most decides: 130, 4, 2, 1, 3, 0 in this order.
`;

const helpersStatusHelp = `
Exit status: 0 no rule is broken in a way that a scenario reaches (findings that are latent or unused are printed
all the same; with --strict they count), 1 there is such a finding, 2 wrong input, 3 an architecture could not be
evaluated (unless it was not named and the tree does not have it), 4 internal error, 130 interrupted.
`;

const diffStatusHelp = `
Exit status: 0 nothing got worse, 1 a rule is newly broken or a scenario newly violated, 2 wrong input, 3 nothing got
worse as far as it could be checked, but less could be checked than before, 4 internal error, 130 interrupted.
`;

const stressStatusHelp = `
Exit status: 1 a violation was found, 3 none was, which decides nothing (or something is not modelled), 2 wrong input,
4 internal error, 130 interrupted. thpcheck check and thpcheck thread explore all interleavings; docs/stress.md says
what the figures mean.
`;

const repairStatusHelp = `
Exit status: 0 nothing is broken, or there is a suggestion for each helper; 1 there is none for one of them; 2 wrong
input, 3 something is not modelled, 4 internal error, 130 interrupted.
`;

/** Refuses an option or argument that is an empty text, such as that of a variable of the shell that is not set. */
function refuseEmpty(command: Command): void {
  for (const { attributeName, long } of command.options.map((option) => ({
    attributeName: option.attributeName(),
    long: option.long ?? option.flags,
  }))) {
    const value: unknown = command.getOptionValue(attributeName);
    if (value === '' || (Array.isArray(value) && value.includes('')))
      throw new ThpcheckError(badValue(long, '', 'given, and not empty'));
  }
  const names = command.registeredArguments.map((argument) => argument.name().toUpperCase());
  command.args.forEach((value, at) => {
    if (value === '')
      throw new ThpcheckError(
        badValue(names[Math.min(at, names.length - 1)] ?? 'ARGUMENT', '', 'given, and not empty'),
      );
  });
}

const collect = (value: string, former: readonly string[]): readonly string[] => [...former, value];

interface Flags {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly stats?: boolean;
}

/** Options that every command that runs kernel code has. */
function withRunOptions(command: Command): Command {
  return command
    .option('--format <format>', 'text, or json: one document a line', 'text')
    .option('--clang <path>', 'a native clang to use instead of the one from npm')
    .option('--cache <dir>', 'where compiled code is kept')
    .option('--stats', 'print times and memory on stderr')
    .option('-q, --quiet', 'no progress; verdicts and first lines of findings only')
    .option('-v, --verbose', 'every line of progress, and --stats; also with V=1 in the environment');
}

/**
 * The commands and options of thpcheck. A command is loaded when it is run.
 *
 * @param done is told the exit status of the command that was run.
 */
export function createProgram(
  io: Io,
  dependencies: Dependencies,
  done: (status: ExitStatus) => void,
): Command {
  const { variables } = dependencies;
  const program = new Command('thpcheck')
    .description(
      "Runs the Linux kernel's own transparent-huge-page code, explores every interleaving, and prints the one that breaks a rule.",
    )
    .addHelpText('after', statusHelp)
    .hook('preAction', (_, command) => refuseEmpty(command));
  withRunOptions(program.command('check'))
    .description('check scenarios on a kernel tree')
    .argument('<tree>', 'directory of an unpacked kernel tree; it is not changed and need not be configured')
    .argument('[scenario...]', 'what to run against what; all of thpcheck list if none is named')
    .option('--arch <names>', 'architectures, separated by commas (default: all)')
    .option('--entries <number>', 'entries of a page table: 512, or 8 for a quick look', '512')
    .option('--profile <name>', 'source: no compiler pass merges loads; O1: as clang -O1 leaves it', 'source')
    .option('--overlay <dir>', 'directory to look into before the tree; may be given again', collect, [])
    .option(
      '--engine <name>',
      'dpor, dfs, bfs (shortest trace), reference; auto: dpor, and dfs if that takes long',
      'auto',
    )
    .option('--reduce <name>', 'with --engine dfs: none or sleep (sleep sets)')
    .option('--preemption-bound <n>', 'explore the interleavings with at most so many preemptions (dfs)')
    .option('--limit-executions <n>', 'stop after so many interleavings (dpor, reference)')
    .option('--limit-states <n>', 'stop after so many states (dfs, bfs)')
    .option('--limit-transitions <n>', 'stop after so many actions')
    .option('--limit-depth <n>', 'cut interleavings after so many actions')
    .option('--limit-time <seconds>', 'stop searching after so long')
    .option('--limit-memory <megabytes>', 'stop when the tables of the search are so large')
    .option('--memory <size>', 'the same, such as 512M or 3G (default: three quarters of what there is)')
    .option('--checkpoint <file>', 'save the search to a file now and then, and when it stops before its end')
    .option('--checkpoint-every <seconds>', 'how often; 0: all the time (default: 60)')
    .option('--resume <file>', 'go on with a search that was saved, and go on saving it')
    .option('--trace <file>', 'write the interleaving found to a file, for thpcheck replay')
    .addHelpText('after', statusHelp)
    .action(async (tree: string, scenarios: string[], options: RawCheckOptions & Flags) => {
      const { checkCommand } = await import('./check-command.ts');
      done(await checkCommand(tree, scenarios, options, verbosityOf(options, variables), io, dependencies));
    });
  withRunOptions(program.command('replay'))
    .description('run the interleaving of a trace file again')
    .argument('<file>', 'a file that check or stress --trace has written')
    .option('--tree <dir>', 'the kernel tree, if it is not where it was')
    .action(async (file: string, options: RawReplayOptions & Flags) => {
      const { replayCommand } = await import('./replay-command.ts');
      done(await replayCommand(file, options, verbosityOf(options, variables), io, dependencies));
    });
  program
    .command('helpers')
    .description('evaluate the pmd_, pte_ and pud_ helpers of a kernel tree over all values of all bits')
    .argument('<tree>', 'directory of an unpacked kernel tree; it is not changed and need not be configured')
    .option('--arch <names>', 'architectures, separated by commas (default: all)')
    .option('--helper <names>', 'only these helpers, side by side on all architectures, separated by commas')
    .option('--format <format>', 'text, json (one document) or html (one page)', 'text')
    .option('--out <file>', 'write the report to a file, all of it or nothing')
    .option('--rules', 'print every rule of the contract with its source')
    .option('--overlay <dir>', 'directory to look into before the tree; may be given again', collect, [])
    .option('--scenarios', 'run the scenarios of broken rules where check has the architecture: takes long')
    .option('--strict', 'exit status 1 for any finding, not only for those that a scenario reaches')
    .option('--clang <path>', 'a native clang to use instead of the one from npm')
    .option('--cache <dir>', 'where compiled code and results are kept')
    .option('--stats', 'print times on stderr')
    .option('-q, --quiet', 'no progress; a line an architecture and a line a finding')
    .option('-v, --verbose', 'classes, and why helpers were not evaluated; every line of progress')
    .addHelpText('after', helpersStatusHelp)
    .action(async (tree: string, options: RawHelpersOptions & Flags) => {
      const { helpersCommand } = await import('./helpers-command.ts');
      done(await helpersCommand(tree, options, verbosityOf(options, variables), io, dependencies));
    });
  program
    .command('diff')
    .description(
      'which helpers, rules and scenarios changed between two kernel trees, and whether one got worse',
    )
    .argument('<old>', 'directory of an unpacked kernel tree; with --git a revision')
    .argument('<new>', 'the other one')
    .option('--git <dir>', 'take both trees from this repository, which is not changed')
    .option('--arch <names>', 'architectures, separated by commas (default: all)')
    .option(
      '--scenarios [names]',
      'run these scenarios (or all) on both trees where check has the architecture',
    )
    .option('--format <format>', 'text, or json: one document', 'text')
    .option('--out <file>', 'write the report to a file, all of it or nothing')
    .option('--clang <path>', 'a native clang to use instead of the one from npm')
    .option('--cache <dir>', 'where compiled code and trees of revisions are kept')
    .option('--stats', 'print times on stderr')
    .option('-q, --quiet', 'no progress; a line an architecture and a line a newly broken rule')
    .option('-v, --verbose', 'all changes with their formulas; every line of progress')
    .addHelpText('after', diffStatusHelp)
    .action(async (old: string, fresh: string, options: RawDiffOptions & Flags) => {
      const { diffCommand } = await import('./diff-command.ts');
      const trees = { old, new: fresh };
      done(await diffCommand(trees, options, verbosityOf(options, variables), io, dependencies));
    });
  program
    .command('repair')
    .description('suggest the smallest change of masks with which a broken helper keeps the contract')
    .argument('<tree>', 'directory of an unpacked kernel tree; it is not changed')
    .option('--arch <name>', 'the architecture')
    .option('--helper <names>', 'helpers, separated by commas (default: those to blame for broken rules)')
    .option('--overlay <dir>', 'directory to look into before the tree; may be given again', collect, [])
    .option('--no-scenarios', 'do not run scenarios with a suggestion: the contract alone')
    .option('--format <format>', 'text, or json: one document', 'text')
    .option('--out <file>', 'write the report to a file, all of it or nothing')
    .option('--clang <path>', 'a native clang to use instead of the one from npm')
    .option('--cache <dir>', 'where compiled code is kept')
    .option('-q, --quiet', 'no progress')
    .option('-v, --verbose', 'every line of progress')
    .addHelpText('after', repairStatusHelp)
    .action(async (tree: string, options: RawRepairOptions & Flags) => {
      const { repairCommand } = await import('./repair-command.ts');
      done(await repairCommand(tree, options, verbosityOf(options, variables), io, dependencies));
    });
  program
    .command('thread')
    .description('who was right in the thread of February 2016; built in, needs no kernel tree')
    .option('--arch <names>', 'architectures of the matrix, separated by commas (default: all)')
    .option('--kernel <versions>', 'kernels of the matrix: 4.4, 4.5, 6.12 (default: all)')
    .option('--scenario <names>', 'only these scenarios, with the interleaving of each rule that is broken')
    .option('--with <departure>', 'text of the kernel that differs, by name; may be given again', collect, [])
    .option('--claim <ids>', 'only these claims, such as C22,R2')
    .option('--workers <n>', 'threads that explore (default: one a processor, at most 8)')
    .option('--format <format>', 'text, or json: one document', 'text')
    .option('-q, --quiet', 'no progress')
    .action(async (options: RawThreadOptions & Flags) => {
      const { threadCommand } = await import('./thread-command.ts');
      done(await threadCommand(options, verbosityOf(options, variables), io, dependencies));
    });
  program
    .command('explore')
    .description('search one system of the built-in model, as large as you like; needs no kernel tree')
    .argument('<scenario>', 'a scenario of thpcheck thread, such as split-vs-zap')
    .requiredOption('--arch <name>', 'the architecture')
    .option('--kernel <version>', '4.4, 4.5 or 6.12', '6.12')
    .option('--with <departure>', 'text of the kernel that differs, by name; may be given again', collect, [])
    .option('--zaps <n>', 'split-vs-zap: CPUs that run MADV_DONTNEED (1)')
    .option('--faults <n>', 'split-vs-zap: CPUs that handle a page fault (0)')
    .option('--users <n>', 'split-vs-zap: CPUs that only run user code, with their walkers (0)')
    .option('--entries <n>', 'split-vs-zap: entries that stand for a page table (2)')
    .option('--pages <n>', 'split-vs-zap: huge pages, each in a range of its own (1)')
    .option('--memory <size>', 'stop when the search needs more, such as 512M or 3G')
    .option('--limit-states <n>', 'stop after so many states')
    .option('--limit-depth <n>', 'do not look further than so many steps')
    .option('--limit-time <seconds>', 'stop after so long')
    .option('--workers <n>', 'threads that search (default: 1)')
    .option('--storage <name>', 'exact, compact (less memory) or bitstate (may miss states)', 'exact')
    .option('--reduce <name>', 'none, walkers, symmetry or all', 'none')
    .option(
      '--checkpoint <file>',
      'save the search to a file now and then, and when it stops: with any storage',
    )
    .option('--checkpoint-every <seconds>', 'how often; 0: all the time (default: 60)')
    .option('--resume <file>', 'go on with a search that was saved; limits and --workers may be others')
    .option('--format <format>', 'text, or json: one document', 'text')
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', statusHelp)
    .action(async (scenario: string, options: RawExploreOptions & Flags) => {
      const { exploreCommand } = await import('./explore-command.ts');
      done(await exploreCommand(scenario, options, verbosityOf(options, variables), io, dependencies));
    });
  withRunOptions(program.command('stress'))
    .description('run a scenario at random, again and again: how probable is a violation?')
    .argument('[tree]', 'directory of an unpacked kernel tree; none with --model')
    .argument('[scenario]', 'a scenario of thpcheck list')
    .option('--model <scenario>', 'a scenario of the built-in model instead, which needs no tree')
    .option('--arch <name>', 'the architecture')
    .option('--kernel <version>', 'of --model: 4.4, 4.5 or 6.12 (6.12)')
    .option('--with <departure>', 'of --model: text that differs; may be given again', collect, [])
    .option('--entries <number>', 'of a tree: entries of a page table: 512, or 8 (512)')
    .option('--profile <name>', 'of a tree: source or O1 (source)')
    .option('--overlay <dir>', 'of a tree: directory to look into first; may be given again', collect, [])
    .option('--scheduler <name>', 'random, pct (priorities and change points) or timed (cycles)', 'random')
    .option('--hardware <weight>', 'of --model: how likely hardware moves, relative to a CPU', '1')
    .option('--depth <d>', 'of pct: depth of the bugs to be found (3)')
    .option('--pct-steps <k>', 'of pct: steps that change points are drawn from (measured)')
    .option('--window <cycles>', 'of timed: CPUs begin within so many cycles (10000)')
    .option('--jitter <percent>', 'of timed: how far costs vary (10)')
    .option('--cost <name=cycles>', 'of timed: cost of a class of steps; may be given again', collect, [])
    .option(
      '--delay <function=cycles>',
      'of timed: wait when the function was left; may be given again',
      collect,
      [],
    )
    .option(
      '--delay-before <name=cycles>',
      'of timed: wait before a function, or a step of --model so labelled',
      collect,
      [],
    )
    .option(
      '--sweep <list>',
      'of timed: cycles of the first delay to run everything with, such as 0,100,1000',
    )
    .option('--seed <n>', 'what all random numbers come from', '1')
    .option('--attempts <n>', 'how often (10000 with --model, 1000 with a tree)')
    .option('--attempt <k>', 'only attempt k of this seed, and show all of it')
    .option('--widened-by <list>', 'with --attempt, as a report says')
    .option('--stop-at-first', 'stop at the first violation')
    .option('--exact', 'with --model and random: the exact probability too')
    .option('--limit-states <n>', 'of --exact: most states (1000000)')
    .option('--limit-steps <n>', 'give an attempt up after so many steps', '100000')
    .option('--limit-time <seconds>', 'stop after so long')
    .option('--trace <file>', 'of a tree: write the interleaving found to a file, for thpcheck replay')
    .addHelpText('after', stressStatusHelp)
    .action(
      async (
        tree: string | undefined,
        scenario: string | undefined,
        { quiet, verbose, stats, ...options }: RawStressOptions & Flags,
      ) => {
        const { stressCommand } = await import('./stress-command.ts');
        const verbosity = verbosityOf(
          { quiet: quiet === true, verbose: verbose === true, stats: stats === true },
          variables,
        );
        done(await stressCommand([tree, scenario], options, verbosity, io, dependencies));
      },
    );
  program
    .command('list')
    .description('list scenarios and architectures')
    .action(async () => {
      const { listCommand } = await import('./list-command.ts');
      done(listCommand(dependencies.catalogue, io));
    });
  program
    .command('explain')
    .description('explain the code of a message, such as THP1003')
    .argument('<code>', 'the code')
    .action(async (code: string) => {
      const { explainCommand } = await import('./explain-command.ts');
      done(await explainCommand(code, io, dependencies));
    });
  return program;
}
