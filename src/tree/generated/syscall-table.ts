/** A line of a system-call table: number, ABI, name. */
export interface SyscallEntry {
  readonly number: number;
  readonly abi: string;
  readonly name: string;
}

/** Reads a `syscall.tbl`. */
export function parseSyscallTable(text: string): SyscallEntry[] {
  const entries: SyscallEntry[] = [];
  for (const line of text.split('\n')) {
    const match = /^([0-9]+|0[xX][0-9A-Fa-f]+)\s+(\S+)\s+(\S+)/.exec(line);
    if (match) entries.push({ number: Number(match[1]), abi: match[2]!, name: match[3]! });
  }
  return entries;
}

/**
 * A header of system-call numbers. Source: scripts/syscallhdr.sh.
 * @param options `count` names the macro for the number of calls, `offset` is added to each number
 */
export function syscallHeader(
  table: readonly SyscallEntry[],
  abis: readonly string[],
  options: { readonly offset?: string; readonly prefix?: string; readonly count?: 'emit' },
): string {
  const prefix = options.prefix ?? '';
  const used = table.filter(({ abi }) => abis.includes(abi));
  const lines = used.map(
    ({ number, name }) =>
      `#define __NR_${prefix}${name} ${options.offset ? `(${options.offset} + ${number})` : number}`,
  );
  const last = used.at(-1)?.number ?? -1;
  if (options.count) lines.push('#ifdef __KERNEL__', `#define __NR_${prefix}syscalls ${last + 1}`, '#endif');
  return lines.map((line) => `${line}\n`).join('');
}

/** arm's `asm/unistd-nr.h`: the size of the table, aligned. Source: arch/arm/tools/syscallnr.sh. */
export function armSyscallCount(table: readonly SyscallEntry[]): string {
  let count = Math.max(0, ...table.map(({ number }) => number)) + 1;
  let align = 1;
  while (count >= 256 * align) align *= 4;
  count = Math.ceil(count / align) * align;
  return `#define __NR_syscalls ${count}\n`;
}
