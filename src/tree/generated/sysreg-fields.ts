/** A problem in arch/arm64/tools/sysreg. */
export class SysregProblem extends Error {}

/** Collects the lines of a block of register definitions and checks that its fields cover bits 63 to 0. */
export class SysregBlock {
  readonly register: string;
  readonly #define: (name: string, value: string) => void;
  #next = 63;
  #reserved: { res0: string; res1: string; unkn: string } | undefined = {
    res0: 'UL(0)',
    res1: 'UL(0)',
    unkn: 'UL(0)',
  };

  constructor(register: string, define: (name: string, value: string) => void) {
    this.register = register;
    this.#define = define;
  }

  /** `msb:lsb` or `bit`; each field begins where the one before ended. */
  bits(text: string): { readonly msb: number; readonly lsb: number } {
    const match = /^(\d+)(?::(\d+))?$/.exec(text);
    const msb = Number(match?.[1]);
    const lsb = Number(match?.[2] ?? match?.[1]);
    if (!match || msb !== this.#next || msb > 63 || lsb > msb)
      throw new SysregProblem(`${this.register}: bits ${text} do not begin at ${this.#next}`);
    this.#next = lsb - 1;
    return { msb, lsb };
  }

  /** Res0, Res1, Unkn. */
  reserve(kind: 'res0' | 'res1' | 'unkn', text: string): void {
    const { msb, lsb } = this.bits(text);
    if (this.#reserved) this.#reserved[kind] += ` | GENMASK_ULL(${msb}, ${lsb})`;
  }

  /** The four macros of a field. */
  field(name: string, text: string): void {
    const { msb, lsb } = this.bits(text);
    const full = `${this.register}_${name}`;
    this.#define(full, `GENMASK(${msb}, ${lsb})`);
    this.#define(`${full}_MASK`, `GENMASK(${msb}, ${lsb})`);
    this.#define(`${full}_SHIFT`, String(lsb));
    this.#define(`${full}_WIDTH`, String(msb - lsb + 1));
  }

  /** `Fields NAME`: the fields are those of another definition. */
  elsewhere(): void {
    if (this.#next !== 63) throw new SysregProblem(`${this.register}: fields were defined before`);
    this.#next = 0;
    this.#reserved = undefined;
  }

  /** Closes the block; returns whether reserved bits were written. */
  end(): boolean {
    if (this.#next > 0) throw new SysregProblem(`${this.register}: bits ${this.#next} to 0 are not defined`);
    if (!this.#reserved) return false;
    this.#define(`${this.register}_RES0`, `(${this.#reserved.res0})`);
    this.#define(`${this.register}_RES1`, `(${this.#reserved.res1})`);
    this.#define(`${this.register}_UNKN`, `(${this.#reserved.unkn})`);
    return true;
  }
}
