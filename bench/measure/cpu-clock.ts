/** CPU time of this process since its start in milliseconds: user and system, all threads, compiler and GC included. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** A point in the life of a process. */
export interface Moment {
  /** Milliseconds since the process began. */
  readonly wall: number;
  /** CPU milliseconds (user and system) used until then. */
  readonly cpu: number;
}

/** Now. */
export function moment(): Moment {
  return { wall: performance.now(), cpu: cpuMilliseconds() };
}
