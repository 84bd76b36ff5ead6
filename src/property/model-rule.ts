/** A rule of the property catalogue as the built-in model checks it: kernel paths and the machine say where. */
export interface ModelRule {
  /** `P3`. */
  readonly id: string;
  /** A few words. */
  readonly name: string;
  /** The rule in a sentence. */
  readonly statement: string;
  /** What a user sees when it is broken, in a sentence. */
  readonly consequence: string;
}
