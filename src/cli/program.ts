import { Command } from 'commander';
import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import type { RawCheckOptions } from './check-options.ts';
import type { Dependencies } from './dependencies.ts';
import type { Io } from './io.ts';
import type { RawThreadOptions } from './thread-options.ts';
import type { RawReplayOptions } from './replay-command.ts';
import { verbosityOf } from './verbosity.ts';

const statusHelp = `
Exit status: 0 no violation within the bounds stated, 1 violation, 2 wrong input, 3 inconclusive (a limit was
hit, or something that is not modelled was reached), 4 internal error, 130 interrupted. Of several checks the
one that counts most decides: 130, 4, 2, 1, 3, 0 in this order.
`;

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
    .addHelpText('after', statusHelp);
  withRunOptions(program.command('check'))
    .description('check scenarios on a kernel tree')
    .argument('<tree>', 'directory of an unpacked kernel tree; it is not changed and need not be configured')
    .argument('[scenario...]', 'what to run against what; all of thpcheck list if none is named')
    .option('--arch <names>', 'architectures, separated by commas (default: all)')
    .option('--entries <number>', 'entries of a page table: 512, or 8 for a quick look', '512')
    .option('--profile <name>', 'source: no compiler pass merges loads; O1: as clang -O1 leaves it', 'source')
    .option('--overlay <dir>', 'directory to look into before the tree; may be given again', collect, [])
    .option('--engine <name>', 'dpor, dfs, bfs (shortest trace) or reference', 'dpor')
    .option('--limit-executions <n>', 'stop after so many interleavings (dpor, reference)')
    .option('--limit-states <n>', 'stop after so many states (dfs, bfs)')
    .option('--limit-transitions <n>', 'stop after so many actions')
    .option('--limit-depth <n>', 'cut interleavings after so many actions')
    .option('--limit-time <seconds>', 'stop searching after so long')
    .option('--limit-memory <megabytes>', 'stop when the tables of the search are so large')
    .option('--trace <file>', 'write the interleaving found to a file, for thpcheck replay')
    .addHelpText('after', statusHelp)
    .action(async (tree: string, scenarios: string[], options: RawCheckOptions & Flags) => {
      const { checkCommand } = await import('./check-command.ts');
      done(await checkCommand(tree, scenarios, options, verbosityOf(options, variables), io, dependencies));
    });
  withRunOptions(program.command('replay'))
    .description('run the interleaving of a trace file again')
    .argument('<file>', 'a file that check --trace has written')
    .option('--tree <dir>', 'the kernel tree, if it is not where it was')
    .action(async (file: string, options: RawReplayOptions & Flags) => {
      const { replayCommand } = await import('./replay-command.ts');
      done(await replayCommand(file, options, verbosityOf(options, variables), io, dependencies));
    });
  program
    .command('thread')
    .description('who was right in the thread of February 2016; built in, needs no kernel tree')
    .option('--arch <names>', 'architectures of the matrix, separated by commas (default: all)')
    .option('--kernel <versions>', 'kernels of the matrix: 4.4, 4.5, 6.12 (default: all)')
    .option('--scenario <names>', 'only these scenarios, with the interleaving of each rule that is broken')
    .option('--with <departure>', 'text of the kernel that differs, by name; may be given again', collect, [])
    .option('--claim <ids>', 'only these claims, such as C22,R2')
    .option('--format <format>', 'text, or json: one document', 'text')
    .option('-q, --quiet', 'no progress')
    .action(async (options: RawThreadOptions & Flags) => {
      const { threadCommand } = await import('./thread-command.ts');
      done(await threadCommand(options, verbosityOf(options, variables), io, dependencies));
    });
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
