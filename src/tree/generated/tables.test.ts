import { describe, expect, it } from 'vitest';
import { cpucapsHeader } from './cpucaps.ts';
import { machTypesHeader } from './mach-types.ts';
import { armSyscallCount, parseSyscallTable, syscallHeader } from './syscall-table.ts';
import { timeconstHeader } from './timeconst.ts';
import { utsReleaseHeader, versionHeader } from './version-headers.ts';

describe('system calls', () => {
  const table = parseSyscallTable(
    '# comment\n0\tcommon\tread\tsys_read\n1 32 old sys_old\n400\tcommon\tlast\tsys_last\n0x10 oabi odd\n',
  );

  it('takes the lines of the ABIs asked for', () => {
    expect(syscallHeader(table, ['common'], { count: 'emit' })).toBe(
      '#define __NR_read 0\n#define __NR_last 400\n#ifdef __KERNEL__\n#define __NR_syscalls 401\n#endif\n',
    );
    expect(syscallHeader(table, ['32', 'oabi'], { offset: 'BASE', prefix: 'compat_' })).toBe(
      '#define __NR_compat_old (BASE + 1)\n#define __NR_compat_odd (BASE + 16)\n',
    );
  });

  it('aligns the size of the table of arm', () => {
    expect(armSyscallCount(table)).toBe('#define __NR_syscalls 404\n');
    expect(armSyscallCount(parseSyscallTable('9 common a'))).toBe('#define __NR_syscalls 10\n');
  });
});

describe('other tables', () => {
  it('numbers the capabilities of arm64', () => {
    const lines = cpucapsHeader('# comment\nHAS_A\n\nHAS_B\n').split('\n');
    expect(lines).toContain('#define ARM64_HAS_B 1');
    expect(lines).toContain('#define ARM64_NCAPS 2');
  });

  it('lists the machines of arm', () => {
    const text = machTypesHeader('# comment\nvirt\tMACH_VIRT\tVIRT\t42\nnew MACH_NEW NEW\n');
    expect(text).toContain('#define MACH_TYPE_VIRT 42\n#define machine_is_virt()\t(0)\n');
    expect(text).toContain('#define machine_is_new()\t(0)\n');
    expect(text).not.toContain('MACH_TYPE_NEW');
  });

  it('writes the version', () => {
    const version = { major: 6, minor: 12, patch: 300, text: '6.12.300', code: 6012 };
    expect(versionHeader(version)).toContain(`#define LINUX_VERSION_CODE ${(6 << 16) + (12 << 8) + 255}\n`);
    expect(utsReleaseHeader(version)).toBe('#define UTS_RELEASE "6.12.300"\n');
  });

  // Values of kernel/time/timeconst.bc for 250 and 1000 ticks a second.
  it.each([
    [
      250,
      [
        '#define HZ_TO_MSEC_MUL32\tU64_C(0x80000000)',
        '#define HZ_TO_MSEC_ADJ32\tU64_C(0x0)',
        '#define HZ_TO_MSEC_SHR32\t29',
        '#define MSEC_TO_HZ_MUL32\tU64_C(0x80000000)',
        '#define MSEC_TO_HZ_ADJ32\tU64_C(0x180000000)',
        '#define MSEC_TO_HZ_SHR32\t33',
        '#define HZ_TO_MSEC_NUM\t\t4',
        '#define HZ_TO_MSEC_DEN\t\t1',
        '#define MSEC_TO_HZ_NUM\t\t1',
        '#define MSEC_TO_HZ_DEN\t\t4',
        '#define HZ_TO_USEC_MUL32\tU64_C(0xFA000000)',
        '#define HZ_TO_USEC_ADJ32\tU64_C(0x0)',
        '#define HZ_TO_USEC_SHR32\t20',
        '#define USEC_TO_HZ_MUL32\tU64_C(0x83126E98)',
        '#define USEC_TO_HZ_ADJ32\tU64_C(0x7FF7CED9168)',
        '#define USEC_TO_HZ_SHR32\t43',
        '#define HZ_TO_USEC_NUM\t\t4000',
        '#define HZ_TO_USEC_DEN\t\t1',
        '#define USEC_TO_HZ_NUM\t\t1',
        '#define USEC_TO_HZ_DEN\t\t4000',
        '#define HZ_TO_NSEC_NUM\t\t4000000',
        '#define HZ_TO_NSEC_DEN\t\t1',
        '#define NSEC_TO_HZ_NUM\t\t1',
        '#define NSEC_TO_HZ_DEN\t\t4000000',
      ],
    ],
    [
      1000,
      [
        '#define HZ_TO_MSEC_MUL32\tU64_C(0x80000000)',
        '#define HZ_TO_MSEC_ADJ32\tU64_C(0x0)',
        '#define HZ_TO_MSEC_SHR32\t31',
        '#define MSEC_TO_HZ_MUL32\tU64_C(0x80000000)',
        '#define MSEC_TO_HZ_ADJ32\tU64_C(0x0)',
        '#define MSEC_TO_HZ_SHR32\t31',
        '#define HZ_TO_MSEC_NUM\t\t1',
        '#define HZ_TO_MSEC_DEN\t\t1',
        '#define MSEC_TO_HZ_NUM\t\t1',
        '#define MSEC_TO_HZ_DEN\t\t1',
        '#define HZ_TO_USEC_MUL32\tU64_C(0xFA000000)',
        '#define HZ_TO_USEC_ADJ32\tU64_C(0x0)',
        '#define HZ_TO_USEC_SHR32\t22',
        '#define USEC_TO_HZ_MUL32\tU64_C(0x83126E98)',
        '#define USEC_TO_HZ_ADJ32\tU64_C(0x1FF7CED9168)',
        '#define USEC_TO_HZ_SHR32\t41',
        '#define HZ_TO_USEC_NUM\t\t1000',
        '#define HZ_TO_USEC_DEN\t\t1',
        '#define USEC_TO_HZ_NUM\t\t1',
        '#define USEC_TO_HZ_DEN\t\t1000',
        '#define HZ_TO_NSEC_NUM\t\t1000000',
        '#define HZ_TO_NSEC_DEN\t\t1',
        '#define NSEC_TO_HZ_NUM\t\t1',
        '#define NSEC_TO_HZ_DEN\t\t1000000',
      ],
    ],
  ])('computes the factors of time for %i Hz', (hz, lines) => {
    const text = timeconstHeader(hz).split('\n');
    expect(text.filter((line) => line.startsWith('#define ') && !line.includes('KERNEL_'))).toEqual(lines);
  });
});
