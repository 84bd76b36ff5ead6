/**
 * The program form: typed functions of basic blocks over words of 1 to 64 bits. Both sources of kernel code
 * (LLVM IR of a tree, the builder) become this; the machine executes it and nothing else.
 *
 * There are no aggregates: a struct or array value of LLVM IR is several words here, which is why calls,
 * returns and inline assembly have lists of results.
 */

/** Width of a word in bits, 1 to 64. Values are kept zero-extended: bits above the width are zero. */
export type Width = number;

/** An SSA value of one function: index into {@link ProgramFunction.widths}. */
export type ValueId = number;

/** Index of a basic block within its function; block 0 is the entry. */
export type BlockId = number;

/** Index into {@link Program.locations}, or -1 where the source position is unknown. */
export type LocationId = number;

/** What an instruction reads. */
export type Operand =
  | { readonly kind: 'value'; readonly id: ValueId }
  /** A constant; `lo` and `hi` are its halves as int32 (signed, as `x | 0` gives), zero above the width. */
  | { readonly kind: 'constant'; readonly width: Width; readonly lo: number; readonly hi: number }
  /** Address of a global or function plus `addend` bytes, as a word of `width` bits. */
  | { readonly kind: 'symbol'; readonly width: Width; readonly symbol: string; readonly addend: number }
  /** LLVM undef and poison; reads as zero. */
  | { readonly kind: 'undefined'; readonly width: Width };

/** As the LLVM instructions of the same names; a shift by the width or more gives zero (`ashr`: the sign). */
export type BinaryOperator =
  'add' | 'sub' | 'mul' | 'udiv' | 'sdiv' | 'urem' | 'srem' | 'and' | 'or' | 'xor' | 'shl' | 'lshr' | 'ashr';

/** Comparisons, `u` unsigned and `s` signed. */
export type Predicate = 'eq' | 'ne' | 'ult' | 'ule' | 'ugt' | 'uge' | 'slt' | 'sle' | 'sgt' | 'sge';

/**
 * How a memory access is marked in the source. `plain` accesses may be torn or merged by a compiler; `once` is
 * a volatile access (READ_ONCE, WRITE_ONCE) or a relaxed atomic one. Kept for a later store-buffer mode.
 */
export type Ordering = 'plain' | 'once' | 'acquire' | 'release' | 'acq_rel' | 'seq_cst';

/** How an atomic update combines the old value with the operand. */
export type RmwOperator =
  'xchg' | 'add' | 'sub' | 'and' | 'nand' | 'or' | 'xor' | 'umax' | 'umin' | 'smax' | 'smin';

/** Operations that need no call: what LLVM intrinsics and inline assembly lower to. */
export type Intrinsic =
  /** One operand, one result of the same width. */
  | 'ctpop'
  | 'ctlz'
  | 'cttz'
  | 'bswap'
  | 'bitreverse'
  | 'abs'
  /** Two operands, one result. */
  | 'umin'
  | 'umax'
  | 'smin'
  | 'smax'
  | 'usub.sat'
  | 'uadd.sat'
  /** Three operands (a, b, amount), one result: funnel shifts. */
  | 'fshl'
  | 'fshr'
  /** Two operands, two results: value and the 1-bit overflow flag. */
  | 'uadd.overflow'
  | 'sadd.overflow'
  | 'usub.overflow'
  | 'ssub.overflow'
  | 'umul.overflow'
  | 'smul.overflow'
  /** (destination, source, byte count) and (destination, byte value, byte count); no result. */
  | 'memcpy'
  | 'memmove'
  | 'memset'
  /** No operand, one pointer-wide result: thread pointer register, from which `current` is derived. */
  | 'thread.pointer'
  /** No operand, one result: offset of this CPU's per-CPU area, in bytes, as a pointer-wide word. */
  | 'percpu.offset'
  /** No operand, one result: number of this CPU. */
  | 'cpu.number'
  /** (old flags) and no operand: interrupt state of this CPU. `irq.save` gives the previous state. */
  | 'irq.disable'
  | 'irq.enable'
  | 'irq.save'
  | 'irq.restore'
  | 'irq.flags'
  /** No operand, no result: BUG(), __builtin_trap, the asm trap instruction; a violation when executed. */
  | 'bug'
  /** As `bug`, for WARN(). */
  | 'warn'
  /** No operand, one pointer-wide result; the value must not matter, it is zero. */
  | 'return.address'
  | 'frame.address'
  | 'stack.save'
  /** One operand, no result. */
  | 'stack.restore'
  /**
   * TLB maintenance, no result. No operand: what it drops is not known; it is counted and has no effect. Three
   * operands: a word of 32 bits made of {@link tlbKind}, and two words as wide as a pointer, the registers of the
   * instruction (zero where it has none); the program's function {@link tlbFunction} says what it does. The width is
   * that of a pointer.
   */
  | 'tlb.flush'
  /** Instruction and data cache maintenance: no operand, no result. Executions are counted. */
  | 'cache.maintain';

/** Bits of the kind of a `tlb.flush`; zero for an instruction that does nothing. The same in harness/hardware/tlb.h. */
export const tlbKind = {
  /** Drops translations; set in every kind but the one that does nothing. */
  drop: 1,
  /** Only those of an address. */
  address: 2,
  /** Only those of an address-space identifier. */
  asid: 4,
  /** Only those of the last level of a walk: translations of pages, not what is cached of tables. */
  leaf: 8,
  /** On all CPUs, not only the one that executes it. */
  broadcast: 16,
} as const;

/**
 * Function of a program that a `tlb.flush` with operands calls, where the program has it: parameters are those
 * operands, without result.
 */
export const tlbFunction = 'thpcheck_tlb_maintenance';

interface Located {
  readonly location: LocationId;
}

/** A step within a block. Results are defined once (SSA). */
export type Instruction = Located &
  (
    | {
        readonly op: 'binary';
        readonly operator: BinaryOperator;
        readonly width: Width;
        readonly result: ValueId;
        readonly left: Operand;
        readonly right: Operand;
      }
    | {
        readonly op: 'compare';
        readonly predicate: Predicate;
        readonly width: Width;
        readonly result: ValueId;
        readonly left: Operand;
        readonly right: Operand;
      }
    /** Widens or narrows `from` bits to the width of the result. */
    | {
        readonly op: 'zext' | 'sext' | 'trunc';
        readonly from: Width;
        readonly result: ValueId;
        readonly operand: Operand;
      }
    /** Result is the operand, same width (bitcast, freeze, same-width ptrtoint). */
    | { readonly op: 'copy'; readonly result: ValueId; readonly operand: Operand }
    | {
        readonly op: 'select';
        readonly width: Width;
        readonly result: ValueId;
        readonly condition: Operand;
        readonly ifTrue: Operand;
        readonly ifFalse: Operand;
      }
    /** base + addend + sum(index * scale), all pointer-wide; indices are already extended to pointer width. */
    | {
        readonly op: 'offset';
        readonly result: ValueId;
        readonly base: Operand;
        readonly addend: number;
        readonly terms: readonly { readonly index: Operand; readonly scale: number }[];
      }
    /** Reserves `bytes` of this CPU's stack until the function returns; the result is its address. */
    | {
        readonly op: 'alloca';
        readonly result: ValueId;
        readonly bytes: number;
        readonly align: number;
        readonly name: string;
      }
    /** Reads `width` bits (whole bytes: 8, 16, 32 or 64; an i1 is a byte) at `address`. */
    | {
        readonly op: 'load';
        readonly result: ValueId;
        readonly width: Width;
        readonly address: Operand;
        readonly ordering: Ordering;
      }
    | {
        readonly op: 'store';
        readonly value: Operand;
        readonly width: Width;
        readonly address: Operand;
        readonly ordering: Ordering;
      }
    /** Atomically replaces the word; `result` (the old value) is -1 where nobody uses it. */
    | {
        readonly op: 'rmw';
        readonly operator: RmwOperator;
        readonly width: Width;
        readonly result: ValueId | -1;
        readonly address: Operand;
        readonly value: Operand;
        readonly ordering: Ordering;
      }
    /** Compare and exchange: old value and success flag; either result is -1 where nobody uses it. */
    | {
        readonly op: 'cmpxchg';
        readonly width: Width;
        readonly result: ValueId | -1;
        readonly success: ValueId | -1;
        readonly address: Operand;
        readonly expected: Operand;
        readonly replacement: Operand;
        readonly ordering: Ordering;
      }
    /** A memory or compiler barrier; no effect under sequential consistency. `text` names the source (e.g. "dmb ish"). */
    | { readonly op: 'fence'; readonly text: string }
    | {
        readonly op: 'call';
        readonly callee: Operand;
        readonly args: readonly Operand[];
        readonly results: readonly ValueId[];
      }
    | {
        readonly op: 'intrinsic';
        readonly intrinsic: Intrinsic;
        readonly width: Width;
        readonly args: readonly Operand[];
        readonly results: readonly ValueId[];
      }
    /** Inline assembly that no architecture rule has lowered yet; executing it stops the run. */
    | {
        readonly op: 'asm';
        readonly asm: InlineAsm;
        readonly args: readonly Operand[];
        readonly results: readonly ValueId[];
      }
  );

/** An inline-assembly statement as LLVM IR has it. */
export interface InlineAsm {
  /** The template with LLVM escapes decoded (`\0A` is a newline). */
  readonly template: string;
  /** LLVM constraint string, such as `=&r,=&r,=*Qo,Ir,*Qo,~{memory}`. */
  readonly constraints: string;
  readonly sideEffect: boolean;
  /** Width in bits of what each argument points to (elementtype of an indirect operand), or 0. */
  readonly elementWidths: readonly Width[];
}

/** How a block ends. */
export type Terminator = Located &
  (
    | { readonly op: 'jump'; readonly target: BlockId }
    | {
        readonly op: 'branch';
        readonly condition: Operand;
        readonly ifTrue: BlockId;
        readonly ifFalse: BlockId;
      }
    | {
        readonly op: 'switch';
        readonly width: Width;
        readonly operand: Operand;
        readonly cases: readonly { readonly lo: number; readonly hi: number; readonly target: BlockId }[];
        readonly otherwise: BlockId;
      }
    | { readonly op: 'return'; readonly values: readonly Operand[] }
    /** `asm goto`: falls to `fallthrough` or jumps to one of `targets`, as the architecture's rule decides. */
    | {
        readonly op: 'asmgoto';
        readonly asm: InlineAsm;
        readonly args: readonly Operand[];
        readonly results: readonly ValueId[];
        readonly fallthrough: BlockId;
        readonly targets: readonly BlockId[];
      }
    | { readonly op: 'unreachable' }
  );

/** Chooses a value by the block control came from; all phis of a block read before any is written. */
export interface Phi {
  readonly result: ValueId;
  readonly incoming: readonly { readonly from: BlockId; readonly value: Operand }[];
}

/** Straight-line code with one way in at the top. */
export interface Block {
  readonly phis: readonly Phi[];
  readonly instructions: readonly Instruction[];
  readonly terminator: Terminator;
}

/** A function of words; see the head of this file for structs. */
export interface ProgramFunction {
  /** Linker-unique name. */
  readonly name: string;
  /** Name in the source, without the suffix the linker gives to internal symbols. */
  readonly sourceName: string;
  readonly parameters: readonly ValueId[];
  /** Width in bits of each value. */
  readonly widths: readonly Width[];
  /** Widths of the words returned (empty for void). */
  readonly returns: readonly Width[];
  readonly variadic: boolean;
  /** What the compiler may do with calls of it. */
  readonly inlining: 'always' | 'hint' | 'never' | 'normal';
  readonly blocks: readonly Block[];
}

/** A pointer-sized (or narrower) address that the loader fills into a global's image. */
export interface Relocation {
  /** Byte offset within the global. */
  readonly offset: number;
  readonly width: Width;
  readonly symbol: string;
  readonly addend: number;
}

/** A variable with its initial contents. */
export interface Global {
  readonly name: string;
  readonly bytes: number;
  readonly align: number;
  /** Section, or the empty string; `.data..percpu...` sections are per-CPU templates. */
  readonly section: string;
  readonly constant: boolean;
  /** Declared here, defined nowhere yet: the linker resolves it, or its first use stops the run. */
  readonly external: boolean;
  /** Initial contents; missing bytes are zero. */
  readonly image: Uint8Array;
  readonly relocations: readonly Relocation[];
}

/** A source position; `inlinedAt` is the call it was inlined into. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** C function whose text holds the position. */
  readonly function: string;
  readonly inlinedAt: LocationId;
}

/** A closed or open set of functions and globals. */
export interface Program {
  readonly pointerWidth: 32 | 64;
  readonly endian: 'little' | 'big';
  readonly functions: ReadonlyMap<string, ProgramFunction>;
  readonly globals: ReadonlyMap<string, Global>;
  /** Other names of functions or globals (LLVM aliases, with a byte addend). */
  readonly aliases: ReadonlyMap<string, { readonly symbol: string; readonly addend: number }>;
  /** Functions declared and called but not defined. */
  readonly externals: ReadonlySet<string>;
  readonly locations: readonly Location[];
}
