import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { benchScript, root } from '../paths.ts';
import type { ProbeReport } from './probe.ts';

/** A Node process that has ended. */
export interface NodeRun extends ProbeReport {
  /** Milliseconds from its start to its end, as seen from outside. */
  readonly wall: number;
  /** Milliseconds from its start to its first output on stdout, as seen from outside; absent if there was none. */
  readonly firstOutput?: number;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const probe = pathToFileURL(benchScript('measure/probe')).href;

/**
 * Runs a script in a process of its own and measures it.
 *
 * @throws Error when it ended without the report of the probe, as by a signal.
 */
export function runNode(script: string, args: readonly string[]): Promise<NodeRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--import', probe, script, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const texts = ['', '', '', ''];
    let firstOutput: number | undefined;
    child.stdio[1]?.once('data', () => (firstOutput = performance.now() - started));
    for (const at of [1, 2, 3]) child.stdio[at]?.on('data', (chunk) => (texts[at] += String(chunk)));
    child.on('error', reject);
    child.on('close', (status) => {
      const wall = performance.now() - started;
      const [, stdout = '', stderr = '', report = ''] = texts;
      if (report === '') {
        reject(new Error(`${args.join(' ')} ended early: ${stderr.trim().split('\n').at(-1) ?? ''}`));
        return;
      }
      const seen = firstOutput === undefined ? {} : { firstOutput };
      resolve({ ...(JSON.parse(report) as ProbeReport), ...seen, wall, status, stdout, stderr });
    });
  });
}
