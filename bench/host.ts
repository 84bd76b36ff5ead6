import { availableParallelism, cpus, loadavg, totalmem, type } from 'node:os';

/** The machine in a line: processor, cores, memory, system, Node. Names no host and no path. */
export function hostLine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${availableParallelism()} cores, ${memory} GiB, ${type()}, Node ${process.versions.node}`;
}

/** Load averages of 1, 5 and 15 minutes. */
export function loadLine(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(' ');
}
