import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { compileFailed, compilerClosed, compilerCrashed, nativeCompilerMissing } from '../diagnostics.ts';
import { parseDependencyList } from './dependency-list.ts';
import { compileFlags, dependencyFile } from './flags.ts';
import { completeFrontEndLine, frontEndLine } from './front-end-line.ts';
import { layOut, userName } from './layout.ts';
import { sortMessages } from './messages.ts';
import type { CompilerOptions } from './options.ts';
import { parallelUnits } from './options.ts';
import type { CompiledUnit, Compiler, CompileRequest } from './request.ts';
import { Turnstile } from './turnstile.ts';
import { writeVirtualOverlay } from './virtual-overlay.ts';

interface End {
  readonly status: number | null;
  readonly ir: string;
  readonly messages: string;
}

/**
 * Opens a clang of the user's own. Virtual files and overlays are laid over the tree by clang's virtual file
 * system, from a temporary directory that is removed afterwards; the names are those of the built-in compiler.
 * @param path of the program, or its name if it is found along PATH
 */
export function openNative(path: string, options: CompilerOptions): Compiler {
  const turnstile = new Turnstile(parallelUnits(options));
  const running = new Set<ChildProcess>();
  let identity: Promise<string> | undefined;
  let closed = false;

  function run(args: readonly string[], cwd: string): Promise<End> {
    return new Promise<End>((done, fail) => {
      const child = spawn(path, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
      running.add(child);
      const ir: Buffer[] = [];
      const messages: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => ir.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => messages.push(chunk));
      child.on('error', (error) => {
        running.delete(child);
        fail(new ThpcheckError(nativeCompilerMissing(path, error.message)));
      });
      child.on('close', (status) => {
        running.delete(child);
        done({ status, ir: Buffer.concat(ir).toString(), messages: Buffer.concat(messages).toString() });
      });
    });
  }

  async function compileIn(scratch: string, request: CompileRequest): Promise<CompiledUnit> {
    const layout = layOut(request);
    const { driver, preprocessor } = compileFlags(request, layout);
    const list = join(scratch, dependencyFile);
    const overlay = writeVirtualOverlay(scratch, layout, request.virtualFiles);
    const placeholder = join(scratch, 'placeholder.c');
    writeFileSync(placeholder, '');
    const asked = await run(
      [...driver, '-ivfsoverlay', overlay, '-MD', '-MF', list, '-o', '-', '-###', placeholder],
      scratch,
    );
    const line = frontEndLine(asked.messages);
    if (line === undefined) {
      if (closed) throw new ThpcheckError(compilerClosed(request.unit));
      throw new ThpcheckError(
        nativeCompilerMissing(path, asked.messages.split('\n')[0] ?? 'it is not clang'),
      );
    }
    const end = await run(
      completeFrontEndLine(line, placeholder, layout.source, preprocessor),
      layout.treeRoot,
    );
    if (closed) throw new ThpcheckError(compilerClosed(request.unit));
    const { warnings, errors } = sortMessages(end.messages, layout.mounts);
    if (end.status === null) {
      throw new ThpcheckError(compilerCrashed(request.unit, `${path} was killed`, errors));
    }
    if (end.status !== 0) throw new ThpcheckError(compileFailed(request.unit, errors));
    const names = new Set(
      parseDependencyList(readFileSync(list, 'utf8')).map((name) => posix.normalize(name)),
    );
    return { ir: end.ir, warnings, filesRead: Array.from(names, (name) => userName(layout.mounts, name)) };
  }

  return {
    identity() {
      identity ??= versionOf(path);
      return identity;
    },
    async compile(request) {
      const { unit } = request;
      options.onProgress?.({ unit, state: 'queued' });
      await turnstile.enter();
      let scratch: string | undefined;
      let state: 'compiled' | 'failed' = 'failed';
      try {
        if (closed) throw new ThpcheckError(compilerClosed(unit));
        options.onProgress?.({ unit, state: 'started' });
        scratch = mkdtempSync(join(tmpdir(), 'thpcheck-'));
        const compiled = await compileIn(scratch, request);
        state = 'compiled';
        return compiled;
      } finally {
        if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
        turnstile.leave();
        options.onProgress?.({ unit, state });
      }
    },
    close() {
      closed = true;
      for (const child of running) child.kill('SIGKILL');
      return Promise.resolve();
    },
  };
}

async function versionOf(path: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version']);
    return `${path} ${stdout.trim()}`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ThpcheckError(nativeCompilerMissing(path, reason.split('\n')[0] ?? reason));
  }
}
