import { describe, expect, it } from 'vitest';
import { toolchainAnswers } from './toolchain.ts';

const unknown: string[] = [];
const { shell } = toolchainAnswers(new Map(), (command) => unknown.push(command));
const success = (command: string) => shell(`{ ${command}; } >/dev/null 2>&1 && echo "y" || echo "n"`);

describe('answers of the tool chain', () => {
  it.each([
    ['clang --version | head -n 1 | grep -q gcc', 'n'],
    ['clang --version | head -n 1 | grep -q clang', 'y'],
    ['ld.lld -v | head -n 1 | grep -q LLD', 'y'],
    ['llvm-nm --help | head -n 1 | grep -qi llvm', 'y'],
    ['llvm-objcopy --version | head -n1 | grep -qv llvm', 'n'],
    ['clang -Werror --target=arm-linux-gnueabi -fsanitize=thread -c -x c /dev/null', 'n'],
    ['clang -Werror --target=aarch64-linux-gnu -fsanitize=thread -c -x c /dev/null', 'y'],
    ['clang -Werror --target=mipsel-linux-gnu -fsanitize=thread -c -x c /dev/null', 'n'],
    ['clang -Werror --target=s390x-linux-gnu -fsanitize=kernel-memory -c -x c /dev/null', 'y'],
    ['clang -Werror --target=riscv64-linux-gnu -fsanitize=kernel-memory -c -x c /dev/null', 'n'],
    ['clang -Werror --target=loongarch64-linux-gnusf -fzero-call-used-regs=used-gpr -c -x c /dev/null', 'n'],
    ['clang -Werror --target=x86_64-linux-gnu -fcf-protection=branch -mindirect-branch-register -x c', 'n'],
    ['clang -Werror --target=s390x-linux-gnu -mrecord-mcount -c -x c /dev/null', 'y'],
    ['clang -Werror --target=aarch64-linux-gnu -fplugin=x -c -x c /dev/null', 'n'],
    ['ld.lld -v --gc-sections', 'y'],
    ['test "Clang" = GCC', 'n'],
    ['test 220000 -ge 130000', 'y'],
    ['test -n ""', 'n'],
    ['command -v clang', 'y'],
    ['./scripts/cc-can-link.sh clang -m64', 'n'],
    ['./scripts/rust_is_available.sh', 'n'],
  ])('%s: %s', (command, answer) => {
    expect(success(command)).toBe(answer);
    expect(unknown).toEqual([]);
  });

  it.each([
    ['./scripts/cc-version.sh clang', 'Clang 220000'],
    ['./scripts/clang-version.sh clang', '220000'],
    ['set -- Clang 220000 && echo $1', 'Clang'],
    ['clang --version | head -n 1', 'clang version 22.0.0'],
    ['rustc --version 2>/dev/null', ''],
    ['echo __LONG_DOUBLE_128__ | clang -E -P -', '__LONG_DOUBLE_128__'],
  ])('%s prints %s', (command, output) => {
    expect(shell(command)).toBe(output);
    expect(unknown).toEqual([]);
  });

  it('tells of a question that it does not know', () => {
    const asked: string[] = [];
    const answers = toolchainAnswers(new Map(), (command) => asked.push(command));
    expect(answers.shell('uname -r')).toBe('');
    expect(answers.shell('{ grep -q x /proc/cpuinfo; } >/dev/null 2>&1 && echo "y" || echo "n"')).toBe('n');
    expect(asked).toEqual(['uname -r', 'grep -q x /proc/cpuinfo']);
  });
});
