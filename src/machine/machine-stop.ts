/** Set-up itself could not be run: the harness or the tree is not what thpcheck expects. */
export class MachineStop extends Error {
  readonly rule: string;
  /** `function() file:line`, innermost first. */
  readonly frames: readonly string[];

  constructor(rule: string, message: string, frames: readonly string[]) {
    super(message);
    this.rule = rule;
    this.frames = frames;
  }
}
