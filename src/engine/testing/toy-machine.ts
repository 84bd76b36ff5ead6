import type {
  Access,
  ExplorableMachine,
  FinalState,
  StepOutcome,
  Violation,
} from '../../machine/explorable.ts';
import { accessClass } from '../../machine/explorable.ts';
import { grown } from '../growth.ts';
import { classOf, encode, firstLocal, opLength, opcode } from './toy-code.ts';
import type { ToyProgram } from './toy-program.ts';
import { registers } from './toy-program.ts';

const noViolations: readonly Violation[] = [];

/** Whether variables are visible from the start, or only once two agents were seen to touch them. */
export type ToySharing = 'known' | 'discovered';

/**
 * A small machine for tests of the engines: runs {@link ToyProgram}s in memory, with undo log and incremental
 * fingerprint. All state is in one array of int32 cells: variables, registers, program counters.
 */
export class ToyMachine implements ExplorableMachine {
  readonly agents: number;
  readonly words: number;
  hashLo = 0;
  hashHi = 0;

  private readonly program: ToyProgram;
  private readonly code: readonly Int32Array[];
  private readonly cells: Int32Array;
  private readonly pcBase: number;
  private lo = 0;
  private hi = 0;
  /** Cell, value before, fingerprint before. */
  private log = new Int32Array(4096);
  private logLength = 0;
  /** An agent ended the path before its first access. */
  private dead = false;
  private pending: readonly Violation[] = noViolations;
  private readonly shared: Uint8Array;
  /** Masks of the agents that touched a variable, on any path. */
  private readonly touched: Int32Array;

  constructor(program: ToyProgram, sharing: ToySharing = 'known') {
    this.program = program;
    this.agents = program.agents.length;
    this.words = program.variables;
    this.code = program.agents.map(encode);
    this.pcBase = this.words + this.agents * registers;
    this.cells = new Int32Array(this.pcBase + this.agents);
    this.shared = new Uint8Array(this.words).fill(sharing === 'known' ? 1 : 0);
    this.touched = new Int32Array(this.words);
  }

  reset(): void {
    for (let settled = false; !settled;) {
      this.cells.fill(0);
      this.cells.set(this.program.initial ?? []);
      this.lo = this.hi = this.logLength = 0;
      this.pending = noViolations;
      settled = true;
      this.dead = false;
      for (let agent = 0; agent < this.agents; agent++) {
        const outcome = this.runLocal(agent);
        if (outcome === 'widened') settled = false;
        if (outcome === 'violated' || outcome === 'unmodelled') this.dead = true;
      }
    }
  }

  unfinished(): number {
    let mask = 0;
    for (let a = 0; a < this.agents; a++)
      if (this.cells[this.pcBase + a]! < this.code[a]!.length) mask |= 1 << a;
    return mask;
  }

  enabled(): number {
    if (this.dead) return 0;
    let mask = 0;
    for (let a = 0; a < this.agents; a++) {
      const pc = this.cells[this.pcBase + a]!;
      const code = this.code[a]!;
      if (pc >= code.length) continue;
      if (code[pc] === opcode.lock && this.cells[code[pc + 1]!] !== 0) continue;
      mask |= 1 << a;
    }
    return mask;
  }

  nextAccess(agent: number, access: Access): void {
    const code = this.code[agent]!;
    const pc = this.cells[this.pcBase + agent]!;
    access.class = classOf[code[pc]!] ?? accessClass.read;
    access.word = code[pc + 1]!;
    access.count = code[pc + 2]!;
  }

  step(agent: number): StepOutcome {
    return this.access(agent) ? this.runLocal(agent) : 'violated';
  }

  mark(): number {
    return this.logLength;
  }

  undo(mark: number): void {
    const { log, cells } = this;
    let at = this.logLength;
    if (at === mark) return;
    while (at > mark) {
      at -= 4;
      cells[log[at]!] = log[at + 1]!;
    }
    this.lo = log[at + 2]!;
    this.hi = log[at + 3]!;
    this.logLength = at;
  }

  hash(): void {
    this.hashLo = this.lo;
    this.hashHi = this.hi;
  }

  takeViolations(): readonly Violation[] {
    const taken = this.pending;
    if (taken.length !== 0) this.pending = noViolations;
    return taken;
  }

  finish(): FinalState {
    const outcome = this.cells.subarray(0, this.pcBase).join(' ');
    const wanted = this.program.finally;
    if (wanted === undefined || this.cells[wanted.variable] === wanted.value)
      return { outcome, violations: [] };
    return { outcome, violations: [{ rule: 'final', message: `variable ${wanted.variable}`, key: 'final' }] };
  }

  unmodelled(): string {
    return 'toy operation';
  }

  /** Performs the access an agent is at; false if it ends the path. */
  private access(agent: number): boolean {
    const code = this.code[agent]!;
    const pc = this.cells[this.pcBase + agent]!;
    const variable = code[pc + 1]!;
    const into = this.words + agent * registers + code[pc + 3]!;
    const old = this.cells[variable]!;
    this.write(this.pcBase + agent, pc + opLength);
    switch (code[pc]!) {
      case opcode.load:
        this.write(into, old);
        break;
      case opcode.store:
        this.write(variable, this.value(agent, code, pc + 4));
        break;
      case opcode.add:
        this.write(variable, old + code[pc + 4]!);
        break;
      case opcode.fetchAdd:
        this.write(variable, old + code[pc + 4]!);
        this.write(into, old);
        break;
      case opcode.cas:
        if (old === code[pc + 6]) this.write(variable, this.value(agent, code, pc + 4));
        this.write(into, old === code[pc + 6] ? 1 : 0);
        break;
      case opcode.lock:
        this.write(variable, agent + 1);
        break;
      case opcode.unlock:
        if (old !== agent + 1) {
          this.violate('lock', `unlock of ${variable} by ${agent}`, `${agent}/${pc / opLength}`);
          return false;
        }
        this.write(variable, 0);
        break;
      case opcode.trylock:
        if (old === 0) this.write(variable, agent + 1);
        this.write(into, old === 0 ? 1 : 0);
        break;
      case opcode.fill:
        for (let i = 0; i < code[pc + 2]!; i++) this.write(variable + i, this.value(agent, code, pc + 4));
        break;
      case opcode.sum: {
        let total = 0;
        for (let i = 0; i < code[pc + 2]!; i++) total += this.cells[variable + i]!;
        this.write(into, total);
        break;
      }
    }
    return true;
  }

  /** Runs local operations and accesses of private variables, up to the next visible access. */
  private runLocal(agent: number): StepOutcome {
    const code = this.code[agent]!;
    for (;;) {
      const pc = this.cells[this.pcBase + agent]!;
      if (pc >= code.length) return 'finished';
      const op = code[pc]!;
      if (op < firstLocal) {
        const visible = this.visibility(agent, code[pc + 1]!, code[pc + 2]!);
        if (visible !== 'private') return visible === 'shared' ? 'parked' : 'widened';
        if (!this.access(agent)) return 'violated';
        continue;
      }
      const register = this.words + agent * registers + code[pc + 3]!;
      const held = this.cells[register]!;
      let target = pc + opLength;
      if (op === opcode.set)
        this.write(register, this.value(agent, code, pc + 4) + this.value(agent, code, pc + 6));
      else if (op === opcode.unmodelled) return 'unmodelled';
      else if (op === opcode.jumpIf) target = held === code[pc + 4] ? code[pc + 6]! * opLength : target;
      else if (op === opcode.jumpUnless) target = held === code[pc + 4] ? target : code[pc + 6]! * opLength;
      else if (held !== code[pc + 4]) {
        const rule = op === opcode.assert ? 'assert' : 'BUG';
        this.violate(rule, `register ${code[pc + 3]} is ${held}`, `${agent}/${code[pc + 6]}`);
        if (rule === 'BUG') return 'violated';
      }
      this.write(this.pcBase + agent, target);
    }
  }

  private visibility(agent: number, variable: number, count: number): 'private' | 'shared' | 'widened' {
    let result: 'private' | 'shared' | 'widened' = 'private';
    for (let v = variable; v < variable + count; v++) {
      if (this.shared[v] === 1) {
        if (result === 'private') result = 'shared';
        continue;
      }
      this.touched[v]! |= 1 << agent;
      if ((this.touched[v]! & (this.touched[v]! - 1)) === 0) continue;
      this.shared[v] = 1;
      result = 'widened';
    }
    return result;
  }

  private value(agent: number, code: Int32Array, at: number): number {
    return code[at + 1] === 1 ? this.cells[this.words + agent * registers + code[at]!]! : code[at]!;
  }

  private violate(rule: string, message: string, key: string): void {
    this.pending = [...this.pending, { rule, message, key }];
  }

  private write(cell: number, value: number): void {
    const at = this.logLength;
    if (at === this.log.length) this.log = grown(this.log, at + 4);
    const log = this.log;
    const old = this.cells[cell]!;
    log[at] = cell;
    log[at + 1] = old;
    log[at + 2] = this.lo;
    log[at + 3] = this.hi;
    this.logLength = at + 4;
    this.cells[cell] = value;
    this.lo ^= mix(cell, old, 0x9e3779b1) ^ mix(cell, value, 0x9e3779b1);
    this.hi ^= mix(cell, old, 0x7feb352d) ^ mix(cell, value, 0x7feb352d);
  }
}

function mix(cell: number, value: number, salt: number): number {
  let x = Math.imul(value + Math.imul(cell + 1, 0x2545f491), salt) ^ salt;
  x = Math.imul(x ^ (x >>> 15), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
