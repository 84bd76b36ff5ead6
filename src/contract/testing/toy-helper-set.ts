import { BddManager } from '../../bdd/manager.ts';
import type { HelperFunction, HelperSet } from '../helper-set.ts';
import { swapKinds, type ToyHelper, toyHelpers } from './toy-helpers.ts';
import { bits, frameBits, frameShift, ToyWords, width } from './toy-words.ts';

const VM_WRITE = 2;
const VM_SHARED = 8;

/** `vm_get_page_prot()` of the toy architecture. */
function protectionOf(flags: number): bigint {
  if ((flags & 7) === 0) return 1n << BigInt(bits.PROTNONE);
  const shared = (flags & (VM_WRITE | VM_SHARED)) === (VM_WRITE | VM_SHARED);
  return (1n << BigInt(bits.VALID)) | (shared ? 1n << BigInt(bits.WRITE) : 0n);
}

/** Symbols that grant everything. */
const config = [
  'MMU',
  'HAVE_FAST_GUP',
  'HAVE_GUP_FAST',
  'MEM_SOFT_DIRTY',
  'HAVE_ARCH_USERFAULTFD_WP',
  'ARCH_HAS_PTE_SPECIAL',
  'ARCH_SUPPORTS_PMD_PFNMAP',
  'ARCH_SUPPORTS_PUD_PFNMAP',
  'ARCH_HAS_PTE_DEVMAP',
  'NUMA_BALANCING',
  'ARCH_ENABLE_THP_MIGRATION',
];

/** How a toy architecture differs from the one that keeps the contract. */
export interface ToyOptions {
  readonly manager?: BddManager;
  readonly version?: number;
  /** Bodies of helpers, by name, in the place of the right ones; undefined for a helper that is not there. */
  readonly instead?: Readonly<Record<string, ToyHelper['body'] | undefined>>;
  /** Symbols of the configuration that are not set. */
  readonly unset?: readonly string[];
}

/** The helpers of a made-up architecture of 32-bit entries with all features at all levels. */
export function toyHelperSet({
  manager = new BddManager(),
  version = 6012,
  instead = {},
  unset = [],
}: ToyOptions = {}): HelperSet {
  const toy = new ToyWords(manager);
  const functions = new Map<string, HelperFunction>();
  for (const { name, level, kind, parameters, body: right } of toyHelpers) {
    const body = name in instead ? instead[name] : right;
    if (body === undefined) continue;
    functions.set(name, {
      name,
      helper: name.replace(/[: ].*$/, ''),
      level,
      kind,
      parameters: parameters.map((parameter) => ({ name: parameter, width })),
      result: body(toy, toy.parameter(0), toy.parameter(1)),
    });
  }
  return {
    architecture: 'toy',
    version,
    versionText: `${Math.floor(version / 1000)}.${version % 1000}`,
    manager,
    functions,
    notEvaluated: [],
    constants: {
      protections: Array.from({ length: 16 }, (_, flags) => protectionOf(flags)),
      physicalBits: frameShift + frameBits,
      pageShift: frameShift,
      hugeOrder: 4,
      hugePudOrder: 8,
      swapTypes: 4,
      swapKinds,
      symbols: new Map(),
    },
    format: { width, pmd: [], pte: [], source: 'made up' },
    config: new Map(config.filter((symbol) => !unset.includes(symbol)).map((symbol) => [symbol, 'y'])),
  };
}
