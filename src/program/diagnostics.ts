import { exitStatus, ThpcheckError } from '../diagnostic/diagnostic.ts';

/** THP4000: text that no rule of the LLVM IR reader knows. `line` counts from 1. */
export function unknownIr(module: string, line: number, construct: string, excerpt: string): ThpcheckError {
  return new ThpcheckError({
    code: 'THP4000',
    what: `${module}:${line}: cannot read this LLVM IR: ${construct}.`,
    cause: 'The compiler emitted a construct that the reader does not know, or the text is damaged.',
    next: 'Use the compiler that comes with thpcheck, or report the line below.',
    detail: [excerpt],
    exitStatus: exitStatus.inconclusive,
  });
}

/** THP4001: a construct that is known and has no place in the program form (floats, vectors, 128-bit words). */
export function unsupportedIr(
  module: string,
  line: number,
  construct: string,
  excerpt: string,
): ThpcheckError {
  return new ThpcheckError({
    code: 'THP4001',
    what: `${module}:${line}: not supported in code that is run: ${construct}.`,
    cause: 'A function or variable that is reached uses a construct that thpcheck does not model.',
    next: 'Leave the function out with a stub, or replace it in an overlay.',
    detail: [excerpt],
    exitStatus: exitStatus.inconclusive,
  });
}

/** THP4002: the initial value of a variable cannot be laid out as bytes and addresses. */
export function unsupportedInitialiser(module: string, line: number, variable: string): ThpcheckError {
  return new ThpcheckError({
    code: 'THP4002',
    what: `${module}:${line}: the initial value of ${variable} is a computation on addresses.`,
    cause: 'The variable holds a difference or comparison of addresses that only a linker can compute.',
    next: 'Leave the file out, or replace the variable in an overlay.',
    exitStatus: exitStatus.inconclusive,
  });
}

/** THP4010: the text has no data layout, so sizes of pointers are unknown. */
export function missingDataLayout(module: string): ThpcheckError {
  return new ThpcheckError({
    code: 'THP4010',
    what: `${module}: no target datalayout line.`,
    cause: 'The text is not a complete LLVM IR module.',
    next: 'Compile the file again with -S -emit-llvm.',
    exitStatus: exitStatus.badInput,
  });
}

/** THP4011: the data layout asks for something the program form cannot express. */
export function unsupportedDataLayout(module: string, what: string): ThpcheckError {
  return new ThpcheckError({
    code: 'THP4011',
    what: `${module}: unsupported data layout: ${what}.`,
    cause: 'Pointers must be 32 or 64 bits wide and objects must lie in address space 0.',
    next: 'Choose another target.',
    exitStatus: exitStatus.badInput,
  });
}

/** THP4100: two modules define one external name. */
export function duplicateDefinition(name: string, first: string, second: string): ThpcheckError {
  return new ThpcheckError({
    code: 'THP4100',
    what: `${name} is defined both in ${first} and in ${second}.`,
    cause: 'Two files of the selection, or a file and a stub, define the same function or variable.',
    next: 'Leave one of the two out.',
    exitStatus: exitStatus.badInput,
  });
}

/** THP4101: modules for different targets were given to one link. */
export function mixedTargets(first: string, second: string, what: string): ThpcheckError {
  return new ThpcheckError({
    code: 'THP4101',
    what: `${first} and ${second} differ in ${what}.`,
    cause: 'They were compiled for different architectures.',
    next: 'Compile all files with one set of flags.',
    exitStatus: exitStatus.badInput,
  });
}

/** THP4102: a root or a replacement names nothing that is defined. */
export function undefinedRoot(
  name: string,
  role: 'root' | 'replacement',
  similar: readonly string[],
): ThpcheckError {
  return new ThpcheckError({
    code: 'THP4102',
    what: `No module defines the ${role} ${name}.`,
    cause:
      'The function has another name in this kernel version, was inlined everywhere, or its file is missing.',
    next: 'Add the file that defines it, or use its name in this version.',
    ...(similar.length > 0 ? { detail: [`similar names: ${similar.join(', ')}`] } : {}),
    exitStatus: exitStatus.badInput,
  });
}

/** THP4103: a name without module means several static functions. */
export function ambiguousRoot(name: string, candidates: readonly string[]): ThpcheckError {
  return new ThpcheckError({
    code: 'THP4103',
    what: `${name} names ${candidates.length} static functions or variables.`,
    cause: 'Several files have a static object of this name.',
    next: `Name one of them: ${candidates.join(', ')}.`,
    exitStatus: exitStatus.badInput,
  });
}

/** THP4104: aliases that lead back to themselves. */
export function circularAlias(name: string): ThpcheckError {
  return new ThpcheckError({
    code: 'THP4104',
    what: `The alias ${name} stands for itself.`,
    cause: 'The module is damaged.',
    next: 'Compile the file again.',
    exitStatus: exitStatus.badInput,
  });
}
