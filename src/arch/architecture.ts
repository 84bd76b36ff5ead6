import type { BlockId, InlineAsm, Instruction, Operand, ValueId, Width } from '../program/form.ts';

/** Name of a modelled architecture, as the user types it. */
export type ArchitectureName = 'riscv64' | 'arm' | 'arm64';

/** What an inline-assembly rule may use to build its replacement. */
export interface AsmContext {
  /** Operands in LLVM constraint order (inputs only; indirect outputs are addresses among them). */
  readonly args: readonly Operand[];
  /** Values the statement defines, in constraint order. */
  readonly results: readonly ValueId[];
  readonly asm: InlineAsm;
  /** Width in bits of a value of the enclosing function. */
  widthOf(value: ValueId): Width;
  /** A new value of the enclosing function. */
  fresh(width: Width): ValueId;
  /** The constant of an `i` or `n` operand, or undefined if it is not constant. */
  constant(arg: number): { readonly lo: number; readonly hi: number } | undefined;
}

/** An instruction without its location: the lowering gives it the location of the assembly statement. */
export type Unplaced<T> = T extends unknown ? Omit<T, 'location'> : never;

/**
 * Meaning of one family of inline-assembly templates: instructions of the program form. The template text is
 * normalised first: comments that name the operation are kept, runs of blanks and line ends become one blank.
 */
export interface AsmRule {
  /** Short name for reports, such as `amoadd.w` or `// atomic_add`. */
  readonly name: string;
  /** Manual section or kernel file and function that says what the template does. */
  readonly source: string;
  matches(template: string, asm: InlineAsm): boolean;
  /** The replacement; `undefined` when the operands are not of the form the rule knows. */
  lower(context: AsmContext): readonly Unplaced<Instruction>[] | undefined;
}

/** Meaning of an `asm goto`: which successor it always takes (a static branch pinned at run time). */
export interface AsmGotoRule {
  readonly name: string;
  readonly source: string;
  matches(template: string, asm: InlineAsm): boolean;
  /** `fallthrough`, or the number of the label. */
  target(asm: InlineAsm, fallthrough: BlockId, targets: readonly BlockId[]): BlockId;
}

/** A named bit or field of a page-table entry. */
export interface EntryField {
  /** The architecture's own name: `nG`, `AP2`, `V`, `XN`. */
  readonly name: string;
  /** Lowest bit. */
  readonly bit: number;
  /** Bits wide; fields of one bit print as their name when set. */
  readonly width: number;
  /** How a field wider than a bit prints. */
  readonly show: 'hex' | 'flag' | 'pfn';
}

/** Layout of a PMD-level and a PTE-level entry. */
export interface EntryFormat {
  /** Width of an entry in bits. */
  readonly width: 32 | 64;
  readonly pmd: readonly EntryField[];
  readonly pte: readonly EntryField[];
  /** Names at the PUD level, where they are others than at the PMD level. */
  readonly pud?: readonly EntryField[];
  /** Names in swap entries of all levels, which are neither none nor present; absent without swap entries. */
  readonly swap?: readonly EntryField[];
  /** Manual section or kernel header that defines the bits. */
  readonly source: string;
}

/** How clang is called for the architecture. */
export interface CompileTarget {
  /** `arch/<directory>` of the tree. */
  readonly directory: string;
  readonly triple: string;
  /** Flags besides those common to all; may depend on the kernel version (`major * 1000 + minor`). */
  flags(version: number): readonly string[];
  /** Further include directories, relative to the tree. */
  includes(version: number): readonly string[];
}

/** Kconfig input of the architecture. */
export interface ConfigFragment {
  /** SRCARCH and ARCH of Kbuild. */
  readonly srcarch: string;
  /** `NAME=value` lines on top of the common fragment, by kernel version (`major * 1000 + minor`). */
  lines(version: number): readonly string[];
}

/**
 * A range of virtual addresses that memory of the model occupies. The machine's memory is one flat array of
 * bytes; a window maps addresses `base .. base + bytes` onto it at `offset`.
 */
export interface AddressWindow {
  readonly name: string;
  /** Halves of the lowest address (int32). `baseHi` is 0 on a 32-bit architecture. */
  readonly baseLo: number;
  readonly baseHi: number;
  /** Bytes. */
  readonly bytes: number;
}

/** Everything tree mode knows of one architecture; one folder each under `src/arch/`, same file names in each. */
export interface Architecture {
  readonly name: ArchitectureName;
  readonly target: CompileTarget;
  readonly config: ConfigFragment;
  readonly entry: EntryFormat;
  readonly asm: readonly AsmRule[];
  readonly asmGoto: readonly AsmGotoRule[];
  /**
   * Where kernel objects, stacks and page tables lie (the linear map), by kernel version: all globals are placed
   * from the start of the window.
   */
  window(version: number): AddressWindow;
}
