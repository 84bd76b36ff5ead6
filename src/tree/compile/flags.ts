import { posix } from 'node:path';
import type { Layout } from './layout.ts';
import { nameExists } from './layout.ts';
import type { CompileRequest } from './request.ts';

/** File into which the compiler writes the list of files it read, in make syntax. */
export const dependencyFile = 'thpcheck.d';

/** Headers that Kbuild includes before every unit (scripts/Makefile.lib, `c_flags`); old trees have fewer. */
const forcedHeaders = ['linux/compiler-version.h', 'linux/kconfig.h', 'linux/compiler_types.h'];

/** Language and code generation, as the kernel's own Makefile asks of every compiler. */
const languageFlags = [
  '-nostdinc',
  '-std=gnu11',
  '-fshort-wchar',
  '-funsigned-char',
  '-fno-common',
  '-fno-strict-aliasing',
  '-fno-delete-null-pointer-checks',
  '-fno-pic',
  '-fno-asynchronous-unwind-tables',
  '-fno-unwind-tables',
];

/** Textual IR with source lines and without names of values. */
const outputFlags = [
  '-S',
  '-emit-llvm',
  '-gline-tables-only',
  '-fdebug-compilation-dir=.',
  '-fdiscard-value-names',
  '-fno-ident',
  '-fno-color-diagnostics',
  '-fno-caret-diagnostics',
];

/**
 * A wrong configuration mostly shows as a call of a function that does not exist: never let that compile to an
 * `int` function. These must follow `-Wno-everything`.
 */
const warningFlags = [
  '-Wno-everything',
  '-Werror=implicit-function-declaration',
  '-Werror=implicit-int',
  '-Werror=int-conversion',
];

/** Flags in two parts: the second may follow `clang -cc1` as it stands. */
export interface CompileFlags {
  /** For the driver, which turns them into front-end flags; the same for all units of a configuration. */
  readonly driver: readonly string[];
  /** Include paths, defines and forced includes of the one unit. */
  readonly preprocessor: readonly string[];
}

/**
 * Flags of clang for a request, without the dependency list and the source itself. `-O1` is needed even without
 * passes, since the kernel's build-time assertions rest on `__OPTIMIZE__`.
 */
export function compileFlags(request: CompileRequest, layout: Layout): CompileFlags {
  const { target, version, virtualFiles } = request;
  const module = posix.basename(request.unit, '.c').replaceAll(/\W/g, '_');
  const forced = forcedHeaders.filter((header) =>
    layout.searchPath.some((directory) => nameExists(layout, virtualFiles, posix.join(directory, header))),
  );
  return {
    driver: [
      `--target=${target.triple}`,
      ...languageFlags,
      ...target.flags(version),
      '-O1',
      ...(request.profile === 'source' ? ['-Xclang', '-disable-llvm-passes'] : []),
      ...outputFlags,
      ...warningFlags,
    ],
    preprocessor: [
      ...(layout.quoteDirectory === undefined ? [] : ['-iquote', layout.quoteDirectory]),
      ...layout.searchPath.flatMap((directory) => ['-I', directory]),
      ...[
        '__KERNEL__',
        `KBUILD_MODNAME="${module}"`,
        `KBUILD_BASENAME="${module}"`,
        `KBUILD_MODFILE="${module}"`,
        `__KBUILD_MODNAME=kmod_${module}`,
        ...request.defines,
      ].flatMap((define) => ['-D', define]),
      ...forced.flatMap((header) => ['-include', header]),
    ],
  };
}
