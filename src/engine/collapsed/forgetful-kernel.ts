import type { CompactSize } from './compact-size.ts';
import {
  compactSize,
  mostDistance,
  nextSize,
  placesOf,
  remainderBits,
  slotsAside,
  tableBytes,
} from './compact-size.ts';
import { oldTable } from './emit-compact-moves.ts';
import type { KernelRoom } from './kernel-memory.ts';
import { Kernel } from './kernel.ts';
import { successorBytes } from './kernel-map.ts';
import type { KeyLayout } from './key-layout.ts';
import type { CollapsedModel } from './model.ts';
import type { ForgetfulImage } from './forgetful-image.ts';
import type { StatesPlan, StatesShape } from './states-shape.ts';
import { translateKeys, type KeyList } from './translate-keys.ts';
import { compactOdds, expectedOmissions, type Omission, type Storage } from './storage.ts';

const firstTableBits = 11;
/** Shorter keys are taken to be so long: a table never has so many slots. */
const fewestBijective = 32;
/** Entries of a compact table, as a part of its slots: at most, usually and if it cannot grow. */
const [usualLoad, highestLoad] = [0.85, 0.95];
/** Slots that one call of code works on. */
const chunk = 2 ** 14;
/** Most of the keys in memory, as a part, that are of expanded states. */
const mostExpanded = 1 / 4;
const crowded = { somewhat: 1, lost: 2 } as const;

/** Functions that the code for a compact table exports in addition. */
interface CompactCode {
  spread(from: number, to: number, old: number, at: number): void;
  recover(from: number, to: number, old: number, at: number, out: number): number;
}

/**
 * A kernel whose table does not hold whole keys. The log can be cut down to the queue: the keys of states that were
 * stored and not expanded.
 */
export class ForgetfulKernel extends Kernel {
  readonly plan: StatesPlan;
  private size: CompactSize | undefined;
  /** Where the log begins, and the number of the first state in it. */
  private logStart: number;
  private firstKept = 0;
  /** Whether the keys of expanded states are dropped. */
  private dropping = false;
  private mostKept = 0;

  /** @throws ThpcheckError THP6002 if there is no address space for it. */
  constructor(model: CollapsedModel, keys: KeyLayout, room: KernelRoom, plan: StatesPlan) {
    const size = plan.kind === 'compact' ? compactSize(plan.fingerprint.bits, 1, firstTableBits) : undefined;
    const bytes = plan.kind === 'compact' ? tableBytes(size!) : 2 ** (plan.fieldBits - 3);
    super(model, keys, room, { states: shapeOf(plan, size, keys), bytes, bits: size?.bits ?? 0 });
    this.plan = plan;
    this.size = size;
    this.logStart = this.read('log');
    this.write('tableFactor', 1);
  }

  /** Whether the keys of all states are still there. */
  get complete(): boolean {
    return this.firstKept === 0;
  }

  /** The share of the bits of the field that are set. */
  private get fieldFill(): number {
    if (this.plan.kind !== 'bitstate') return 0;
    const { table } = this.map;
    let set = 0;
    for (const word of this.words.subarray(table / 4, table / 4 + 2 ** (this.plan.fieldBits - 5))) {
      let pairs = word - ((word >>> 1) & 0x55555555);
      pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
      set += Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return set / 2 ** this.plan.fieldBits;
  }

  /** How much was missed through the way in which so many states are told apart. */
  omission(states: number): Omission {
    const { plan } = this;
    if (plan.kind === 'bitstate') {
      const fill = this.fieldFill;
      return { kind: 'bitstate', missed: expectedOmissions(states, fill), fill };
    }
    if (plan.fingerprint.kind === 'bijective') return { kind: 'exact' };
    return { kind: 'compact', odds: compactOdds(states, plan.fingerprint.bits) };
  }

  override get needsRoom(): boolean {
    return super.needsRoom || this.read('crowded') !== 0;
  }

  protected override get statesBytes(): number {
    const kept = Math.max(this.mostKept, this.read('tail') - this.firstKept);
    return this.logStart - this.map.table + this.keyBytes * kept;
  }

  /** From now on the keys of expanded states are dropped. */
  forgetExpanded(): void {
    this.dropping = true;
    this.dropExpanded();
    this.write('room', 0);
  }

  override makeRoom(more: number): boolean {
    if (this.overflowed) return false;
    const tail = this.read('tail');
    const needed = tail + more;
    const load = this.enlarge(needed) ? usualLoad : highestLoad;
    const expanded = this.read('head') - this.firstKept;
    if (this.dropping && expanded > mostExpanded * (tail - this.firstKept)) this.dropExpanded();
    const fits = this.reaches(needed) || (this.dropExpanded() && this.reaches(needed));
    const places = Math.floor((this.bytes.length - this.logStart - 8) / this.keyBytes) + this.firstKept;
    const most = Math.min(
      this.size === undefined ? Infinity : Math.floor(placesOf(this.size) * load),
      places,
    );
    const queue = tail - this.read('head');
    const batch = this.dropping
      ? Math.max(this.map.bufferStates, Math.floor(queue * mostExpanded))
      : Infinity;
    this.write('room', Math.max(0, Math.min(most - this.map.bufferStates, tail + batch)));
    return fits && needed <= most;
  }

  /** Enters all states into the table, which is new. */
  override rebuildTable(): void {
    this.enter(0, this.read('tail'));
  }

  /**
   * Whether keys can be laid out anew although some were dropped: not if their fingerprints are those of states that
   * represent others because of how keys were laid out.
   */
  get movable(): boolean {
    const bijective = this.plan.kind === 'compact' && this.plan.fingerprint.kind === 'bijective';
    return this.complete || bijective || this.model.symmetry === undefined;
  }

  /** Whether an entry was lost as there was no room near its place: what is stored cannot be told any more. */
  get overflowed(): boolean {
    return this.read('crowded') >= crowded.lost;
  }

  /** What {@link restore} needs. */
  image(): ForgetfulImage {
    const { plan, size, firstKept, dropping, mostKept } = this;
    return { plan, size, firstKept, dropping, mostKept, crowded: this.read('crowded') };
  }

  /** The table, and after it the log of the keys that are kept; not to be kept beyond growth. */
  content(): Uint8Array {
    const end = this.logStart + (this.read('tail') - this.firstKept) * this.keyBytes;
    return this.bytes.subarray(this.map.table, end);
  }

  /**
   * Makes room for so many states as a kernel of the same plan had them: all but the {@link content} is as it was there.
   * False if there is not enough memory.
   */
  restore(image: ForgetfulImage, states: number): boolean {
    const { size, firstKept, dropping, mostKept } = image;
    const bytes = size === undefined ? this.logStart - this.map.table : tableBytes(size);
    const start = this.map.table + bytes;
    if (!this.grow(start + (states - firstKept) * this.keyBytes + 8)) return false;
    if (size !== undefined) this.resize(size);
    this.firstKept = firstKept;
    this.dropping = dropping;
    this.mostKept = mostKept;
    this.placeLog(start);
    this.write('crowded', image.crowded);
    this.write('tail', states);
    return true;
  }

  /**
   * Takes the states of another kernel over, which need not have all keys; `first`: the first one whose key is needed.
   * False if there is no room for them.
   */
  takeStates(old: ForgetfulKernel, first: number): boolean {
    const tail = old.read('tail');
    this.write('tail', 0);
    if (this.copyTable(old) === 'refused') return false;
    if (old.plan.kind === 'compact' && old.plan.fingerprint.kind === 'bijective') {
      if (!this.enlarge(tail) || !this.reaches(old.batch)) return false;
      old.eachKeys((keys) => {
        this.takeKeys(0, keys);
        this.enter(0, keys.bytes.length / keys.keyBytes);
      });
    }
    this.dropping = old.dropping;
    this.mostKept = old.mostKept;
    this.firstKept = first;
    this.placeLog(this.logStart);
    if (!this.reaches(tail)) return false;
    this.takeKeys(first, { keys: old.keys, keyBytes: old.keyBytes, bytes: old.queued(first, tail) });
    this.write('tail', tail);
    return true;
  }

  /** Copies a table that does not depend on how keys are laid out. */
  private copyTable(old: ForgetfulKernel): 'copied' | 'refused' | 'not so' {
    const { plan, size } = old;
    if (plan.kind === 'compact') {
      if (plan.fingerprint.kind === 'bijective') return 'not so';
      const start = this.map.table + tableBytes(size!);
      if (!this.grow(start + 8)) return 'refused';
      this.resize(size!);
      this.placeLog(start);
      this.write('crowded', old.read('crowded'));
    }
    const bytes = old.logStart - old.map.table;
    this.bytes.set(old.bytes.subarray(old.map.table, old.map.table + bytes), this.map.table);
    return 'copied';
  }

  /** Keys that the buffer has room for. */
  private get batch(): number {
    return this.map.bufferStates * (successorBytes / 8);
  }

  /** Runs `use` for the keys of all entries, as many as fit into the buffer at once. */
  private eachKeys(use: (keys: KeyList) => void): void {
    const size = this.size!;
    const code = this.code as unknown as CompactCode;
    const { buffer, table, failed } = this.map;
    this.describe(size);
    for (let from = placesOf(size) + mostDistance; from > 0; from -= this.batch) {
      const end = code.recover(from, Math.max(0, from - this.batch), failed, table, buffer);
      use({ keys: this.keys, keyBytes: 8, bytes: this.bytes.subarray(buffer, end) });
    }
  }

  /** The keys of states in the log. */
  private queued(from: number, to: number): Uint8Array {
    const at = (number: number): number => this.logStart + (number - this.firstKept) * this.keyBytes;
    return this.bytes.subarray(at(from), at(to));
  }

  /** Writes keys to the log as those of states from a number on. */
  private takeKeys(from: number, keys: KeyList): void {
    const to = from + keys.bytes.length / keys.keyBytes;
    translateKeys(keys, { keys: this.keys, keyBytes: this.keyBytes, bytes: this.queued(from, to) });
    // Which state represents its images depends on how keys are laid out.
    if (this.model.symmetry === undefined) return;
    for (let number = from; number < to; number++) this.code.represent(number);
  }

  /** Whether the log has room for states up to a number, which it makes if it can. */
  private reaches(number: number): boolean {
    const end = this.logStart + (number - this.firstKept) * this.keyBytes + 8;
    return end <= this.bytes.length || this.grow(end);
  }

  /** Moves the queue to where the log begins; false if nothing was dropped. */
  private dropExpanded(): boolean {
    const [head, tail] = [this.read('head'), this.read('tail')];
    if (!this.dropping || head === this.firstKept) return false;
    this.mostKept = Math.max(this.mostKept, tail - this.firstKept);
    const from = this.logStart + (head - this.firstKept) * this.keyBytes;
    this.code.move(this.logStart, from, (tail - head) * this.keyBytes);
    this.firstKept = head;
    this.placeLog(this.logStart);
    return true;
  }

  /** Says where the log begins. The header has the address at which that of state 0 would be, modulo 2^32. */
  private placeLog(start: number): void {
    this.logStart = start;
    this.write('log', start - this.firstKept * this.keyBytes);
  }

  /** Enlarges the table until it holds so many states at the usual load and is not crowded; false if it cannot. */
  private enlarge(needed: number): boolean {
    if (this.plan.kind !== 'compact') return true;
    while (needed > placesOf(this.size!) * usualLoad || this.read('crowded') === crowded.somewhat) {
      if (!this.enlargeOnce(this.plan.fingerprint.bits)) return false;
    }
    return this.read('crowded') === 0;
  }

  private enlargeOnce(fingerprintBits: number): boolean {
    const old = this.size!;
    const { table, buffer, failed } = this.map;
    const next = nextSize(fingerprintBits, old, Math.floor((8 * this.batch - 8) / old.slotBytes));
    if (next === undefined) return false;
    const kept = (this.read('tail') - this.firstKept) * this.keyBytes;
    const start = table + tableBytes(next);
    if (!this.grow(start + kept + 8)) return false;
    this.code.move(start, this.logStart, kept);
    this.placeLog(start);
    const oldEnd = table + tableBytes(old);
    this.code.clear(oldEnd, start - oldEnd);
    const slots = placesOf(old) + mostDistance;
    const aside = Math.min(slots, slotsAside(old, next));
    this.code.move(buffer, table, aside * old.slotBytes);
    this.code.clear(table, aside * old.slotBytes);
    this.describe(old);
    this.resize(next);
    this.write('crowded', 0);
    const code = this.code as unknown as CompactCode;
    for (let from = slots; from > aside; from -= chunk)
      code.spread(from, Math.max(aside, from - chunk), failed, table);
    code.spread(aside, 0, failed, buffer);
    return true;
  }

  /** Makes code and header those of a table of another size. */
  private resize(size: CompactSize): void {
    if (size.slotBytes !== this.size!.slotBytes)
      this.code = this.generate(shapeOf(this.plan, size, this.keys));
    this.size = size;
    this.write('tableBits', size.bits);
    this.write('tableFactor', size.factor);
  }

  /** Writes for code what a table is like, to where the checks that failed are noted at other times. */
  private describe(size: CompactSize): void {
    if (this.plan.kind !== 'compact') return;
    const at = this.map.failed / 4;
    this.words[at + oldTable.slotBytes / 4] = size.slotBytes;
    this.words[at + oldTable.remainderBits / 4] = remainderBits(this.plan.fingerprint.bits, size);
    this.words[at + oldTable.factor / 4] = size.factor;
  }
}

function shapeOf(plan: StatesPlan, size: CompactSize | undefined, { fields }: KeyLayout): StatesShape {
  if (plan.kind === 'bitstate') return { kind: 'bitstate', fieldBits: plan.fieldBits, fields };
  return { kind: 'compact', fingerprint: plan.fingerprint, slotBytes: size!.slotBytes };
}

/** How a kernel is to tell states apart that comes after another one; undefined: by whole keys. */
export function statesPlan(storage: Storage, keys: KeyLayout, before: Kernel): StatesPlan | undefined {
  if (storage.kind === 'exact') return undefined;
  if (storage.kind === 'bitstate') return { kind: 'bitstate', fieldBits: storage.fieldBits };
  const whole = Math.max(keys.bits, fewestBijective);
  const bits = storage.fingerprintBits ?? whole;
  // What was forgotten once is not to be had again.
  const scattered =
    before instanceof ForgetfulKernel &&
    before.plan.kind === 'compact' &&
    before.plan.fingerprint.kind === 'scattered';
  return scattered || bits < whole
    ? { kind: 'compact', fingerprint: { kind: 'scattered', bits, fields: keys.fields } }
    : { kind: 'compact', fingerprint: { kind: 'bijective', bits: Math.max(bits, whole) } };
}
