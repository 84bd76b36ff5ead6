import type { Answers } from './macro.ts';

/**
 * The tool chain that Kconfig is told it has: clang 22 with its own assembler, LLD 22, no Rust, no pahole, no C
 * library. The one table of answers; everything not listed is supported.
 */
export const toolchain = {
  /** What `clang --version` prints in its first line. */
  versionText: 'clang version 22.0.0',
  /** Output of scripts/cc-version.sh, as-version.sh and ld-version.sh. */
  compiler: 'Clang 220000',
  assembler: 'LLVM 0',
  linker: 'LLD 220000',
  /** Output of scripts/clang-version.sh (4.18 to 5.11): major, minor and patch level, two digits each. */
  clangVersion: '220000',
} as const;

/** First line that a tool prints of itself; the LLVM tools name themselves. */
const greetings: Readonly<Record<string, string>> = {
  clang: toolchain.versionText,
  'ld.lld': 'LLD 22.0.0 (compatible with GNU linkers)',
};

/**
 * Compiler options that clang 22 refuses, with where they are taken; `except` names the targets that take one. Checked
 * option by option against clang 22 for the questions of 6.1 and 6.12 about all targets of load.ts.
 */
const refusedOptions: readonly {
  readonly option: RegExp;
  readonly why: string;
  readonly except?: RegExp;
}[] = [
  { option: /^-fmin-function-alignment=/, why: 'gcc 14' },
  { option: /^-finline-stringops/, why: 'gcc 14' },
  { option: /^-fsanitize=bounds-strict$/, why: 'gcc' },
  { option: /^-fsanitize=kernel-memory$/, why: 'clang on these', except: /=(x86_64|s390x|powerpc64le)-/ },
  { option: /^-fsanitize=kernel-hwaddress$/, why: 'clang on these', except: /=(x86_64|aarch64)-|^$/ },
  {
    option: /^-fsanitize=thread$/,
    why: 'clang on 64-bit targets',
    except: /=(x86_64|aarch64|s390x|powerpc64le|riscv64|loongarch64)-|^$/,
  },
  { option: /^-fzero-call-used-regs=/, why: 'clang on these', except: /=(x86_64|aarch64)-|^$/ },
  { option: /^-mindirect-branch/, why: 'gcc' },
  {
    option: /^-mno-branch-likely$/,
    why: 'gcc; clang for mips takes it with a warning, which is an error here',
  },
  { option: /^-mtp=cp15$/, why: 'needs -march=armv6k or later, which Kconfig does not give' },
  { option: /^-enable-trivial-auto-var-init-zero/, why: 'clang up to 15' },
  { option: /^-mrecord-mcount$/, why: 'gcc, and clang on s390', except: /=s390x-/ },
  { option: /^-fplugin/, why: 'gcc' },
  { option: /^--param$/, why: 'gcc' },
  { option: /^-Wimplicit-fallthrough=/, why: 'gcc' },
  { option: /^-fconserve-stack$/, why: 'gcc' },
  { option: /^-mpreferred-stack-boundary=/, why: 'gcc' },
  {
    option: /^-D__SIZEOF_INT128__=0$/,
    why: 'defined by the compiler itself, but on 32-bit targets',
    except: /=arc-/,
  },
];

/** Files of scripts/ that Kconfig runs, with what they print. */
const scripts: Readonly<Record<string, string>> = {
  'cc-version.sh': toolchain.compiler,
  'as-version.sh': toolchain.assembler,
  'ld-version.sh': toolchain.linker,
  'clang-version.sh': toolchain.clangVersion,
  'gcc-version.sh': '0',
  'lld-version.sh': toolchain.clangVersion,
  'pahole-version.sh': '0',
  'rustc-version.sh': '0',
  'rustc-llvm-version.sh': '0',
};

/** Scripts and commands of which Kconfig asks only whether they succeed, and that fail here. */
const failing: readonly RegExp[] = [
  /rust_is_available\.sh/,
  /cc-can-link\.sh/,
  /tools-support-relr\.sh/,
  /gcc-plugin\.sh/,
  /^test -e .*plugin-version\.h/,
  /import lxml/,
  /^rustc /,
];

/** Answers of the assumed tool chain; `onUnknown` hears of questions it has no answer for. */
export function toolchainAnswers(
  environment: ReadonlyMap<string, string>,
  onUnknown: (command: string) => void,
): Answers {
  return {
    environment: (name) => environment.get(name),
    shell: (command) => answerShell(command, onUnknown),
  };
}

/** Standard output of a shell command of Kconfig. */
function answerShell(command: string, onUnknown: (command: string) => void): string {
  const branch = /^\{ ([^]*); \} >\/dev\/null 2>&1 && echo "(.*)" \|\| echo "(.*)"$/.exec(command);
  if (branch) return succeeds(branch[1]!, onUnknown) ? branch[2]! : branch[3]!;
  const pick = /^set -- (.*) && echo \$([12])$/.exec(command);
  if (pick) return pick[1]!.trim().split(/\s+/)[Number(pick[2]) - 1] ?? '';
  const script = /^\S*scripts\/(\S+\.sh)\b/.exec(command);
  const output = script ? scripts[script[1]!] : undefined;
  if (output !== undefined) return output;
  if (/^(rustc|bindgen) .*2>\/dev\/null$/.test(command)) return '';
  if (/^clang -print-file-name=plugin$/.test(command)) return 'plugin';
  if (command.startsWith('clang --version')) return toolchain.versionText;
  // A word that is no macro of the compiler for the machine it runs on: powerpc asks for __LONG_DOUBLE_128__.
  const word = /^echo (\w+) \| clang -E -P -$/.exec(command);
  if (word) return word[1]!;
  onUnknown(command);
  return '';
}

function succeeds(command: string, onUnknown: (command: string) => void): boolean {
  const text = command.trim();
  if (failing.some((pattern) => pattern.test(text))) return false;
  const test = /^(?:test|\[) (.*?)(?: \])?$/.exec(text);
  if (test) return testHolds(test[1]!, onUnknown);
  if (text.startsWith('command -v ')) return true;
  const look = /^(\S+) (?:--version|--help|-v) \| head -n ?1 \| grep -(q[iv]*) (\S+)$/.exec(text);
  if (look) return greets(look[1]!, look[3]!, look[2]!);
  if (text.startsWith('printf "%b\\n" ') || /^echo .*\|/s.test(text)) return true;
  if (/\bclang\b/.test(text)) return !hasRefusedOption(text);
  if (text.startsWith('ld.lld -v ')) return true;
  onUnknown(text);
  return false;
}

/** Whether the first line that a tool prints of itself holds a word, in the way of `grep -q`. */
function greets(tool: string, word: string, flags: string): boolean {
  const line = greetings[tool] ?? `${tool}, compatible with GNU; LLVM version 22.0.0`;
  const found = flags.includes('i') ? line.toLowerCase().includes(word.toLowerCase()) : line.includes(word);
  return found !== flags.includes('v');
}

function hasRefusedOption(text: string): boolean {
  const target = /--target=\S+/.exec(text)?.[0] ?? '';
  return text
    .split(/\s+/)
    .some((word) =>
      refusedOptions.some((refusal) => refusal.option.test(word) && refusal.except?.test(target) !== true),
    );
}

function testHolds(condition: string, onUnknown: (command: string) => void): boolean {
  const words = (condition.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''));
  const [first = '', operator = '', last = ''] = words;
  if (first === '-z') return operator === '';
  if (first === '-n') return operator !== '';
  switch (operator) {
    case '=':
      return first === last;
    case '!=':
      return first !== last;
    case '-ge':
      return Number(first) >= Number(last);
    case '-gt':
      return Number(first) > Number(last);
    case '-le':
      return Number(first) <= Number(last);
    case '-lt':
      return Number(first) < Number(last);
    case '-eq':
      return Number(first) === Number(last);
    default:
      onUnknown(`test ${condition}`);
      return false;
  }
}
