/** int32 of one step besides its frames: fields, agent, number of frames, length of the frames. */
const fields = 12;
const tail = fields + 3;

/**
 * The undo log of steps: for each, the frames that running it may have overwritten and the few numbers that made up
 * the agent's position. Memory has its own log. One growing Int32Array, read from its end.
 */
export class StepLog {
  #data = new Int32Array(1 << 16);
  #length = 0;
  #open = 0;
  #frames = 0;

  /** int32 in use; also the mark of the state. */
  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** Begins a step. */
  open(): void {
    this.#open = this.#length;
    this.#frames = 0;
    if (this.#length + (1 << 14) > this.#data.length) this.#grow();
  }

  #grow(): void {
    const grown = new Int32Array(this.#data.length * 2);
    grown.set(this.#data);
    this.#data = grown;
  }

  /** Saves a frame of `length` int32 at `base`. */
  saveFrame(frames: Int32Array, base: number, length: number): void {
    if (this.#length + length + 64 > this.#data.length) this.#grow();
    const data = this.#data;
    let at = this.#length;
    for (let i = 0; i < length; i++) data[at++] = frames[base + i] as number;
    data[at++] = base;
    data[at++] = length;
    this.#length = at;
    this.#frames++;
  }

  /** Ends a step with the fields that describe the agent before it. */
  close(
    agent: number,
    f0: number,
    f1: number,
    f2: number,
    f3: number,
    f4: number,
    f5: number,
    f6: number,
    f7: number,
    f8: number,
    f9: number,
    f10: number,
    f11: number,
  ): void {
    if (this.#length + tail > this.#data.length) this.#grow();
    const data = this.#data;
    const at = this.#length;
    data[at] = f0;
    data[at + 1] = f1;
    data[at + 2] = f2;
    data[at + 3] = f3;
    data[at + 4] = f4;
    data[at + 5] = f5;
    data[at + 6] = f6;
    data[at + 7] = f7;
    data[at + 8] = f8;
    data[at + 9] = f9;
    data[at + 10] = f10;
    data[at + 11] = f11;
    data[at + fields] = agent;
    data[at + fields + 1] = this.#frames;
    data[at + fields + 2] = this.#length - this.#open;
    this.#length = at + tail;
  }

  /** Restores the frames of the last step and gives its agent. */
  restoreFrames(frames: Int32Array): number {
    const data = this.#data;
    let at = this.#length - tail;
    // The last saved is restored first, so that the first saved wins.
    for (let count = data[at + fields + 1] as number; count > 0; count--) {
      const length = data[at - 1] as number;
      const base = data[at - 2] as number;
      at -= length + 2;
      for (let i = 0; i < length; i++) frames[base + i] = data[at + i] as number;
    }
    return data[this.#length - tail + fields] as number;
  }

  /** A field of the last step. */
  field(index: number): number {
    return this.#data[this.#length - tail + index] as number;
  }

  /** Drops the last step. */
  pop(): void {
    this.#length -= tail + (this.#data[this.#length - 1] as number);
  }
}
