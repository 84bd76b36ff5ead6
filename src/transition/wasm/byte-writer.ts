/** Bytes of a WebAssembly binary under construction. */
export class ByteWriter {
  private bytes: Uint8Array;
  private used = 0;

  /** With room for some bytes; more is made when needed. */
  constructor(room = 64) {
    this.bytes = new Uint8Array(room);
  }

  get length(): number {
    return this.used;
  }

  /** Appends a byte. */
  byte(value: number): void {
    if (this.used === this.bytes.length) this.reserve(1);
    this.bytes[this.used++] = value;
  }

  /** Appends bytes. */
  raw(values: readonly number[] | Uint8Array): void {
    this.reserve(values.length);
    this.bytes.set(values, this.used);
    this.used += values.length;
  }

  /** Appends an unsigned number below 2^32 as LEB128. */
  unsigned(value: number): void {
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** Appends an int32 as signed LEB128. */
  signed(value: number): void {
    let rest = value | 0;
    while (rest < -0x40 || rest > 0x3f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    this.byte(rest & 0x7f);
  }

  /** Appends a 64-bit number as signed LEB128. */
  signed64(value: bigint): void {
    let rest = BigInt.asIntN(64, value);
    while (rest < -0x40n || rest > 0x3fn) {
      this.byte(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.byte(Number(rest & 0x7fn));
  }

  /** Appends a name: its length and its characters, which must be ASCII. */
  name(text: string): void {
    this.unsigned(text.length);
    for (let at = 0; at < text.length; at++) this.byte(text.charCodeAt(at));
  }

  /** Appends other bytes. */
  append(other: ByteWriter): void {
    this.raw(other.bytes.subarray(0, other.used));
  }

  /** Appends other bytes after their number. */
  sized(other: ByteWriter): void {
    this.unsigned(other.length);
    this.append(other);
  }

  /** A copy of what has been written. */
  toBytes(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }

  private reserve(count: number): void {
    const needed = this.used + count;
    if (needed <= this.bytes.length) return;
    const bytes = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
    bytes.set(this.bytes.subarray(0, this.used));
    this.bytes = bytes;
  }
}
