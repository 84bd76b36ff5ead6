/** What the compiler and Kbuild add to the headers of one architecture. */
export interface Surroundings {
  /** Macros of the compiler, such as `__aarch64__`. */
  readonly predefined: readonly string[];
  /** Include directories before those that all architectures have. */
  readonly includes: readonly string[];
}

type Config = ReadonlyMap<string, string>;

/** clang defines these for every target; sources test no more of them than whether they are defined. */
const everywhere = ['__KERNEL__', '__clang__', '__GNUC__', '__STDC__', '__linux__', '__OPTIMIZE__'];

/** Preprocessor of clang for the target: clang/lib/Basic/Targets; include directories: arch/<srcarch>/Makefile. */
const architectures: Readonly<Record<string, (config: Config) => Partial<Surroundings>>> = {
  x86: (config) => ({ predefined: config.has('64BIT') ? ['__x86_64__', '__amd64__'] : ['__i386__'] }),
  arm64: () => ({ predefined: ['__aarch64__', '__AARCH64EL__'] }),
  arm: () => ({ predefined: ['__arm__', '__ARMEL__', '__LINUX_ARM_ARCH__=7'] }),
  s390: () => ({ predefined: ['__s390__', '__s390x__'] }),
  powerpc: () => ({
    predefined: ['__powerpc__', '__powerpc64__', '__PPC__', '__PPC64__', '__LITTLE_ENDIAN__'],
  }),
  sparc: () => ({ predefined: ['__sparc__', '__arch64__', '__sparc_v9__', '__sparcv9'] }),
  mips: (config) => ({
    predefined: ['__mips__', '__mips64', '__MIPSEL__', '_MIPS_SZLONG=64', '_MIPS_SZINT=32', '_MIPS_SZPTR=64'],
    includes: [
      ...(config.has('MACH_LOONGSON64') ? ['arch/mips/include/asm/mach-loongson64'] : []),
      'arch/mips/include/asm/mach-generic',
    ],
  }),
  riscv: () => ({ predefined: ['__riscv', '__riscv_xlen=64'] }),
  loongarch: () => ({
    predefined: ['__loongarch__', '__loongarch64', '__loongarch_lp64', '__loongarch_grlen=64'],
  }),
  arc: () => ({ predefined: ['__arc__', '__ARC__'] }),
};

/** The surroundings of an architecture (name of its directory below arch/); of one not in the table the common ones. */
export function surroundingsOf(srcarch: string, config: Config): Surroundings {
  const own = architectures[srcarch]?.(config) ?? {};
  const wide = config.has('64BIT') ? ['__LP64__', '_LP64', '__SIZEOF_INT128__'] : [];
  return { predefined: [...everywhere, ...wide, ...(own.predefined ?? [])], includes: own.includes ?? [] };
}
