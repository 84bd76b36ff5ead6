import type { KeyLayout } from './key-layout.ts';

/** Keys as the log holds them: one after the other, the lower half first. */
export interface KeyList {
  readonly keys: KeyLayout;
  /** Bytes of a key: 4, 5, 6 or 8. */
  readonly keyBytes: number;
  readonly bytes: Uint8Array;
}

/** Writes as many keys as `from` has to `to`, in the layout of `to`; the numbers of components stay the same. */
export function translateKeys(from: KeyList, to: KeyList): void {
  const source = new DataView(from.bytes.buffer, from.bytes.byteOffset, from.bytes.byteLength);
  const target = new DataView(to.bytes.buffer, to.bytes.byteOffset, to.bytes.byteLength);
  const count = from.bytes.length / from.keyBytes;
  const fields = from.keys.fields.map((field, component) => ({ field, wanted: to.keys.fields[component]! }));
  const wasHigh = Uint8Array.from(fields, ({ field }) => (field.half === 'high' ? 1 : 0));
  const oldShift = Uint8Array.from(fields, ({ field }) => field.shift);
  const mask = Int32Array.from(fields, ({ field }) => 2 ** field.bits - 1);
  const isHigh = Uint8Array.from(fields, ({ wanted }) => (wanted.half === 'high' ? 1 : 0));
  const newShift = Uint8Array.from(fields, ({ wanted }) => wanted.shift);
  for (let number = 0; number < count; number++) {
    const low = source.getInt32(number * from.keyBytes, true);
    const high = upperHalf(source, number * from.keyBytes + 4, from.keyBytes - 4);
    let newLow = 0;
    let newHigh = 0;
    for (let component = 0; component < mask.length; component++) {
      const value = ((wasHigh[component] === 1 ? high : low) >>> oldShift[component]!) & mask[component]!;
      if (isHigh[component] === 1) newHigh |= value << newShift[component]!;
      else newLow |= value << newShift[component]!;
    }
    const at = number * to.keyBytes;
    target.setInt32(at, newLow, true);
    if (to.keyBytes === 8) target.setInt32(at + 4, newHigh, true);
    else if (to.keyBytes === 6) target.setUint16(at + 4, newHigh, true);
    else if (to.keyBytes === 5) target.setUint8(at + 4, newHigh);
  }
}

function upperHalf(view: DataView, at: number, bytes: number): number {
  switch (bytes) {
    case 0:
      return 0;
    case 1:
      return view.getUint8(at);
    case 2:
      return view.getUint16(at, true);
    default:
      return view.getInt32(at, true);
  }
}
