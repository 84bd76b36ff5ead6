import type { Command, CommanderError } from 'commander';
import { CommanderError as ParserError } from 'commander';
import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus, ThpcheckError } from '../diagnostic/diagnostic.ts';
import { closest } from './closest.ts';
import type { Dependencies } from './dependencies.ts';
import { unknownCommand, usage } from './diagnostics.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';
import { diagnosticOf, errorText } from './session.ts';

/** `error: unknown option '--arhc'\n(Did you mean --arch?)` as a sentence. */
function sentence(message: string): string {
  const [first = '', ...others] = message
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  const head = first.charAt(0).toUpperCase() + first.slice(1).replace(/\.$/, '');
  return [`${head}.`, ...others.map((line) => line.replace(/^\((.*)\)$/, '$1'))].join(' ');
}

/** Makes the parser throw instead of ending the process, and print through `io`. */
function tame(command: Command, io: Io): void {
  command.exitOverride();
  command.configureOutput({ writeOut: (text) => io.out(text), writeErr: () => undefined });
  command.showSuggestionAfterError();
  command.commands.forEach((child) => tame(child, io));
}

/** Status of what the parser threw: asking for help is no error, all else is wrong usage. */
function ofParser(
  error: CommanderError,
  argv: readonly string[],
  program: Command,
): ExitStatus | ThpcheckError {
  if (error.exitCode === 0) return exitStatus.holds;
  const names = program.commands.map((command) => command.name());
  if (error.code === 'commander.unknownCommand') {
    const typed = argv.find((word) => !word.startsWith('-')) ?? '';
    return new ThpcheckError(unknownCommand(typed, closest(typed, names)));
  }
  const command = argv.find((word) => names.includes(word));
  return new ThpcheckError(
    usage(sentence(error.message), command === undefined ? 'thpcheck' : `thpcheck ${command}`),
  );
}

/**
 * The whole command line: parses, runs one command, and gives the exit status. Never throws, never ends the
 * process. Results go to `io.out`, all else to `io.err`.
 *
 * @param argv arguments after the program's name.
 */
export async function main(argv: readonly string[], io: Io, dependencies: Dependencies): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.holds;
  const debug = dependencies.variables['THPCHECK_DEBUG'] === '1';
  const program = createProgram(io, dependencies, (reached) => (status = reached));
  tame(program, io);
  try {
    program.version(await dependencies.version(), '-V, --version', 'print the version');
    if (argv.length === 0) throw new ThpcheckError(unknownCommand('', undefined));
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    const cause = error instanceof ParserError ? ofParser(error, argv, program) : error;
    if (typeof cause === 'number') return cause as ExitStatus;
    io.err(errorText(cause, { debug }));
    return diagnosticOf(cause).exitStatus;
  }
}
