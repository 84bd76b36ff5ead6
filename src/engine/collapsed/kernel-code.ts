/** The functions that generated code exports, beside those that number the values of components. */
export interface KernelCode {
  step(end: number): void;
  collect(end: number): number;
  fill(): number;
  decode(low: number, high: number): void;
  find(from: number, to: number): number;
  findBroken(from: number, to: number): number;
  inspect(from: number, to: number): number;
  /** Only where chains are merged. */
  trail?(number: number): number;
  rehash(from: number, to: number): void;
  recache(from: number, to: number): void;
  represent(number: number): void;
  spread(to: number, from: number): number;
  setAside(count: number): void;
  restore(count: number): void;
  move(to: number, from: number, bytes: number): void;
  clear(address: number, bytes: number): void;
}
