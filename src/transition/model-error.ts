/** A transition system that breaks the rules of its form. Never a user's fault: whoever built the system is wrong. */
export class ModelError extends Error {
  constructor(system: string, what: string) {
    super(`transition system '${system}': ${what}`);
    this.name = 'ModelError';
  }
}
