import { spawnSync } from 'node:child_process';

/** A program that is no Node script, when it has ended. */
export interface NativeRun {
  /** CPU milliseconds of the program, user and system. */
  readonly cpu: number;
  readonly status: number | null;
  readonly output: string;
}

/** Whether a program can be run: it is asked for its version. */
export function isInstalled(program: string, versionOption: string): boolean {
  return spawnSync(program, [versionOption], { stdio: 'ignore' }).error === undefined;
}

/** Runs a program to its end and gives the CPU time that the shell's `times` reports of it. */
export function runNative(directory: string, program: string, args: readonly string[]): NativeRun {
  const done = spawnSync('sh', ['-c', '"$@" 2>&1; s=$?; times >&2; exit $s', 'sh', program, ...args], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  // `times` prints two lines of user and system time, that of the children in the second: `0m1.230s 0m0.040s`.
  const ofChildren = done.stderr.trim().split('\n').at(-1) ?? '';
  const cpu = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + Number(minutes) * 60_000 + Number(rest) * 1000,
    0,
  );
  return { cpu, status: done.status, output: done.stdout };
}
