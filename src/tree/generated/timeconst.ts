/** A factor between two clocks as a multiplication and a shift: `(x * mul + adj) >> shift`. */
function reciprocal(n: bigint, d: bigint): { mul: bigint; adj: bigint; shift: bigint } {
  const scaled = (shift: bigint) => ((1n << shift) * n + d - 1n) / d;
  let shift = 0n;
  while (scaled(shift) < 1n << 31n) shift++;
  const reduced = d / gcd(n, d);
  return { mul: scaled(shift), adj: ((1n << shift) * (reduced - 1n)) / reduced, shift };
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

const hex = (value: bigint) => value.toString(16).toUpperCase();

function factor(name: string, n: bigint, d: bigint): string[] {
  const { mul, adj, shift } = reciprocal(n, d);
  return [
    `#define ${name}_MUL32\tU64_C(0x${hex(mul)})`,
    `#define ${name}_ADJ32\tU64_C(0x${hex(adj)})`,
    `#define ${name}_SHR32\t${shift}`,
  ];
}

function ratio(unit: string, perSecond: bigint, hz: bigint): string[] {
  const common = gcd(hz, perSecond);
  return [
    `#define HZ_TO_${unit}_NUM\t\t${perSecond / common}`,
    `#define HZ_TO_${unit}_DEN\t\t${hz / common}`,
    `#define ${unit}_TO_HZ_NUM\t\t${hz / common}`,
    `#define ${unit}_TO_HZ_DEN\t\t${perSecond / common}`,
  ];
}

/** `generated/timeconst.h` for `hz` ticks a second. Source: kernel/time/timeconst.bc. */
export function timeconstHeader(hz: number): string {
  const rate = BigInt(hz);
  return [
    '#ifndef KERNEL_TIMECONST_H',
    '#define KERNEL_TIMECONST_H',
    '#include <linux/param.h>',
    '#include <linux/types.h>',
    ...factor('HZ_TO_MSEC', 1000n, rate),
    ...factor('MSEC_TO_HZ', rate, 1000n),
    ...ratio('MSEC', 1000n, rate),
    ...factor('HZ_TO_USEC', 1_000_000n, rate),
    ...factor('USEC_TO_HZ', rate, 1_000_000n),
    ...ratio('USEC', 1_000_000n, rate),
    ...ratio('NSEC', 1_000_000_000n, rate),
    '#endif',
    '',
  ].join('\n');
}
