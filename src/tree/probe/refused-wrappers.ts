import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { CacheWarning } from '../cache/ir-cache.ts';
import type { ResultCache } from '../cache/result-cache.ts';
import { probeUnit, type ProbeUnitText } from './probe-unit.ts';

/** Wrappers that the compiler does not accept, because a name is there but its definition needs what is not. */
export class RefusedWrappers {
  readonly #reasons: Map<string, string>;

  /** `reasons`: known from before. */
  constructor(reasons: Iterable<readonly [string, string]> = []) {
    this.#reasons = new Map(reasons);
  }

  /** What {@link remember} stored, if anything. */
  static recall(
    cache: ResultCache | undefined,
    key: string,
    warn: CacheWarning,
  ): RefusedWrappers | undefined {
    const found = cache?.find(key, warn);
    return found && new RefusedWrappers(JSON.parse(found.toString()) as [string, string][]);
  }

  /** Name of the function to what the compiler says. */
  get reasons(): ReadonlyMap<string, string> {
    return this.#reasons;
  }

  /** Stores what was refused, if anything, for the next time. */
  remember(cache: ResultCache | undefined, key: string, warn: CacheWarning): void {
    if (this.#reasons.size > 0) cache?.store(key, Buffer.from(JSON.stringify([...this.#reasons])), warn);
  }

  /**
   * Takes the compiler's errors in.
   * @returns whether there is hope: at least one error is new and is about a wrapper
   */
  learn({ code, detail = [] }: Diagnostic, { wrapperAt }: ProbeUnitText): boolean {
    if (code !== 'THP3004') return false;
    const before = this.#reasons.size;
    for (const message of detail) {
      const [, file, line, text = ''] = /^(.+?):(\d+):\d+: (?:fatal )?error: (.*)$/.exec(message) ?? [];
      const name = file === probeUnit ? wrapperAt.get(Number(line)) : undefined;
      if (name !== undefined && !this.#reasons.has(name)) this.#reasons.set(name, text);
    }
    return this.#reasons.size > before;
  }
}
