import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled, runNative } from '../measure/native-run.ts';
import { benchFile } from '../paths.ts';
import type { Checker, PeerRun } from './checker.ts';
import { compiled, mustEndWell } from './compile.ts';

/** rumur with one thread; its verifier is compiled by clang where there is one, because gcc makes it much slower. */
export function rumurChecker(n: number, directory: string): Checker {
  const name = 'rumur bfs';
  if (!isInstalled('rumur', '--version'))
    return { kind: 'absent', name, needs: 'rumur (Debian package rumur)' };
  const compiler = ['clang', 'gcc'].find((program) => isInstalled(program, '--version'));
  if (compiler === undefined) return { kind: 'absent', name, needs: 'clang or gcc' };
  const model = readFileSync(benchFile('peers/last-zero.m'), 'utf8').replace(/N: \d+;/, `N: ${n};`);
  writeFileSync(join(directory, 'last-zero.m'), model);
  const args = ['--threads', '1', '--deadlock-detection', 'off', '-o', 'rumur.c', 'last-zero.m'];
  mustEndWell('rumur', runNative(directory, 'rumur', args));
  const target = process.arch === 'x64' ? ['-march=native', '-mcx16'] : [];
  const verifier = compiled(compiler, directory, 'rumur.c', ['-std=c11', '-w', ...target]);
  return {
    kind: 'ready',
    name: `${name} (1 thread, ${compiler} -O3)`,
    run: () => run(directory, verifier),
  };
}

function run(directory: string, verifier: string): PeerRun {
  const done = mustEndWell('the verifier of rumur', runNative(directory, verifier, []));
  return { states: Number(/(\d+) states,/.exec(done.output)?.[1]), cpu: done.cpu };
}
