import { dependencyFile } from './flags.ts';
import { parseDependencyList } from './dependency-list.ts';
import { completeFrontEndLine, frontEndLine } from './front-end-line.ts';
import type { NameTree } from './name-space.ts';
import { buildNameSpace } from './name-space.ts';
import type { CompileJob, JobResult } from './worker-protocol.ts';

/** The part of `@yowasp/clang` that is used. */
export interface ClangPackage {
  runLLVM(args: string[], files: NameTree, options: RunOptions): Promise<unknown>;
  readonly Exit: abstract new (...args: never) => Error;
}

interface RunOptions {
  readonly stdout: (bytes: Uint8Array | null) => void;
  readonly stderr: (bytes: Uint8Array | null) => void;
  readonly decodeASCII: boolean;
  readonly fetchProgress: () => void;
}

type Run =
  | { readonly kind: 'ended'; readonly files: NameTree }
  | { readonly kind: 'failed' }
  | { readonly kind: 'crashed'; readonly reason: string };

/** The `-cc1` line of one set of driver flags. */
interface FrontEnd {
  readonly kind: 'line';
  readonly words: readonly string[];
}

const placeholder = 'placeholder.c';

/** Runs compile jobs one after the other, with what they share: the front-end lines already asked for. */
export class JobRunner {
  readonly #clang: ClangPackage;
  readonly #frontEndLines = new Map<string, FrontEnd>();

  constructor(clang: ClangPackage) {
    this.#clang = clang;
  }

  /** Compiles one unit. Reports every failure as a result. */
  async run(job: CompileJob): Promise<JobResult> {
    const template = await this.#frontEnd(job.flags.driver);
    if (template.kind !== 'line') return template;
    const { preprocessor } = job.flags;
    const line = completeFrontEndLine(template.words, placeholder, job.layout.source, preprocessor);
    const further = new Set<string>();
    for (;;) {
      const space = buildNameSpace(job, further);
      const output = new ByteSink();
      const messages = new ByteSink();
      const run = await this.#runClang(['clang', ...line], space.tree, output, messages);
      const before = further.size;
      for (const directory of space.missing) further.add(directory);
      if (further.size > before) continue;
      if (run.kind === 'failed') return { kind: 'rejected', messages: messages.text() };
      if (run.kind === 'crashed') return { ...run, messages: messages.text() };
      const list = run.files[dependencyFile];
      const files = list instanceof Uint8Array ? parseDependencyList(Buffer.from(list).toString()) : [];
      const astray = files.find((file) => file.split('/').includes('..'));
      if (astray !== undefined) return { kind: 'parent-segment', file: astray };
      return { kind: 'compiled', ir: output.bytes(), messages: messages.text(), files };
    }
  }

  /** The `-cc1` line for the driver's flags: asked of the driver once, with a placeholder for the source. */
  async #frontEnd(flags: readonly string[]): Promise<FrontEnd | JobResult> {
    const key = JSON.stringify(flags);
    const known = this.#frontEndLines.get(key);
    if (known !== undefined) return known;
    const output = new ByteSink();
    const run = await this.#runClang(
      ['clang', '-###', ...flags, '-MD', '-MF', dependencyFile, '-o', '-', placeholder],
      { [placeholder]: new Uint8Array() },
      output,
      output,
    );
    if (run.kind === 'crashed') return { ...run, messages: output.text() };
    const words = run.kind === 'ended' ? frontEndLine(output.text()) : undefined;
    if (words === undefined) return { kind: 'rejected', messages: output.text() };
    const line: FrontEnd = { kind: 'line', words };
    this.#frontEndLines.set(key, line);
    return line;
  }

  async #runClang(args: string[], files: NameTree, stdout: ByteSink, stderr: ByteSink): Promise<Run> {
    try {
      const after = await this.#clang.runLLVM(args, files, {
        stdout: stdout.write,
        stderr: stderr.write,
        decodeASCII: false,
        fetchProgress: () => undefined,
      });
      return { kind: 'ended', files: after as NameTree };
    } catch (error) {
      if (error instanceof this.#clang.Exit) return { kind: 'failed' };
      return { kind: 'crashed', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** Gathers output; each chunk is copied, as the compiler reuses its memory. */
class ByteSink {
  readonly #chunks: Uint8Array[] = [];

  readonly write = (bytes: Uint8Array | null): void => {
    if (bytes !== null) this.#chunks.push(bytes.slice());
  };

  bytes(): Uint8Array {
    const all = new Uint8Array(this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}
