import { findArchitecture } from '../architectures.ts';
import type { AsmCase, CaseArgument } from '../testing/asm-case.ts';
import { checkCases } from '../testing/check-cases.ts';

const int = (value: bigint): CaseArgument => ({ value, width: 32 });
const long = (value: bigint): CaseArgument => ({ value, width: 64 });

function atomic(name: string, instruction: string): string {
  return `@ atomic_${name}\n1:\tldrex\t$0, [$3]\n\t${instruction}\t$0, $0, $4\n\tstrex\t$1, $0, [$3]\n\tteq\t$1, #0\n\tbne\t1b`;
}
function fetch(name: string, instruction: string): string {
  return `@ atomic_fetch_${name}\n1:\tldrex\t$0, [$4]\n\t${instruction}\t$1, $0, $5\n\tstrex\t$2, $1, [$4]\n\tteq\t$2, #0\n\tbne\t1b`;
}
const plain = '=&r,=&r,=*Qo,r,Ir,*Qo,~{cc}';
const fetching = '=&r,=&r,=&r,=*Qo,r,Ir,*Qo,~{cc}';
const add64 =
  '@ atomic64_add_return\n1:\tldrexd\t$0, ${0:H}, [$3]\n\tadds\t${0:Q}, ${0:Q}, ${4:Q}\n\tadc\t${0:R}, ${0:R}, ${4:R}\n\tstrexd\t$1, $0, ${0:H}, [$3]\n\tteq\t$1, #0\n\tbne\t1b';
const compareExchange = '@ atomic_cmpxchg\nldrex\t$1, [$3]\nmov\t$0, #0\nteq\t$1, $4\nstrexeq $0, $5, [$3]\n';
const compareExchange64 =
  '@ atomic64_cmpxchg\nldrexd\t\t$1, ${1:H}, [$3]\nmov\t\t$0, #0\nteq\t\t$1, $4\nteqeq\t\t${1:H}, ${4:H}\nstrexdeq\t$0, $5, ${5:H}, [$3]';
const addUnless =
  '@ atomic_add_unless\n1:\tldrex\t$0, [$4]\n\tteq\t$0, $5\n\tbeq\t2f\n\tadd\t$1, $0, $6\n\tstrex\t$2, $1, [$4]\n\tteq\t$2, #0\n\tbne\t1b\n2:';
const pageTable = '\n\t.pushsection .pv_table,"a"\n\t.long\t1b - ., 2b - .\n\t.popsection\n';
const physical = { __pv_phys_pfn_offset: 0x1000n };

// prettier-ignore
const cases: readonly AsmCase[] = [
  { rule: 'barrier()', kernel: 'barrier', template: '', constraints: '~{memory}', args: [], expect: { effects: ['fence barrier()'] } },
  { rule: 'OPTIMIZER_HIDE_VAR()', kernel: 'RELOC_HIDE', template: '', constraints: '=r,0', args: [int(5n)], results: [32], expect: { results: [5n] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic_add', template: atomic('add', 'add'), constraints: plain, args: ['at', 'at', int(2n), 'at'], results: [32, 32], word: 0xffff_ffffn, expect: { word: 1n, results: [undefined, undefined], effects: ['rmw.add'] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic_add_return', template: atomic('add_return', 'add'), constraints: plain, args: ['at', 'at', int(2n), 'at'], results: [32, 32], word: 5n, expect: { word: 7n, results: [7n, 0n], effects: ['rmw.add.old'] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic_sub_return', template: atomic('sub_return', 'sub'), constraints: plain, args: ['at', 'at', int(2n), 'at'], results: [32, 32], word: 1n, expect: { word: 0xffff_ffffn, results: [0xffff_ffffn, 0n] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic_fetch_or', template: fetch('or', 'orr'), constraints: fetching, args: ['at', 'at', int(4n), 'at'], results: [32, 32, 32], word: 3n, expect: { word: 7n, results: [3n, 7n, 0n] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic_fetch_andnot', template: fetch('andnot', 'bic'), constraints: fetching, args: ['at', 'at', int(5n), 'at'], results: [32, 32, 32], word: 0xffn, expect: { word: 0xfan, results: [0xffn, 0xfan, 0n] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic64_add_return', template: add64, constraints: plain.replace('Ir', 'r'), args: ['at', 'at', long(1n), 'at'], results: [64, 32], word: 0xffff_ffffn, wordWidth: 64, expect: { word: 0x1_0000_0000n, results: [0x1_0000_0000n, 0n] } },
  { rule: 'ldrex/strex loop', kernel: 'xchg', template: '@\t__xchg4\n1:\tldrex\t$0, [$3]\n\tstrex\t$1, $2, [$3]\n\tteq\t$1, #0\n\tbne\t1b', constraints: '=&r,=&r,r,r,~{memory},~{cc}', args: [int(9n), 'at'], results: [32, 32], word: 5n, expect: { word: 9n, results: [5n, 0n], effects: ['rmw.xchg.old'] } },
  { rule: 'ldrex/strex loop', kernel: 'xchg of a byte', template: '@\t__xchg1\n1:\tldrexb\t$0, [$3]\n\tstrexb\t$1, $2, [$3]\n\tteq\t$1, #0\n\tbne\t1b', constraints: '=&r,=&r,r,r,~{memory},~{cc}', args: [int(0x109n), 'at'], results: [32, 32], word: 0x1234n, expect: { word: 0x1209n, results: [0x34n, 0n] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic_cmpxchg that succeeds', template: compareExchange, constraints: '=&r,=&r,=*Qo,r,Ir,r,*Qo,~{cc}', args: ['at', 'at', int(5n), int(9n), 'at'], results: [32, 32], word: 5n, expect: { word: 9n, results: [0n, 5n], effects: ['cmpxchg.done'] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic_cmpxchg that fails', template: compareExchange, constraints: '=&r,=&r,=*Qo,r,Ir,r,*Qo,~{cc}', args: ['at', 'at', int(5n), int(9n), 'at'], results: [32, 32], word: 6n, expect: { word: 6n, results: [0n, 6n], effects: ['cmpxchg.failed'] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic64_cmpxchg', template: compareExchange64, constraints: '=&r,=&r,=*Qo,r,r,r,*Qo,~{cc}', args: ['at', 'at', long(5n << 40n), long(9n), 'at'], results: [32, 64], word: 5n << 40n, wordWidth: 64, expect: { word: 9n, results: [0n, 5n << 40n] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic_add_unless(v, 1, 0) of 5', template: addUnless, constraints: '=&r,=&r,=&r,=*Qo,r,r,r,*Qo,~{cc}', args: ['at', 'at', int(0n), int(1n), 'at'], results: [32, 32, 32], word: 5n, expect: { word: 6n, results: [5n, undefined, undefined], effects: ['cmpxchg.done'] } },
  { rule: 'ldrex/strex loop', kernel: 'atomic_add_unless(v, 1, 0) of 0', template: addUnless, constraints: '=&r,=&r,=&r,=*Qo,r,r,r,*Qo,~{cc}', args: ['at', 'at', int(0n), int(1n), 'at'], results: [32, 32, 32], word: 0n, expect: { word: 0n, results: [0n, undefined, undefined], effects: [] } },
  { rule: '@ __pv_stub', kernel: 'phys_to_virt', template: `@ __pv_stub\n1:\tsub\t$0, $1, $2\n2:\tsub\t$0, $0, $3${pageTable}`, constraints: '=r,r,I,I', args: [int(0x8000_1234n), { constant: 0x81000000 | 0 }, { constant: 0x810000 }], results: [32], word: 0x80000n, symbols: physical, expect: { results: [0xc000_1234n] } },
  { rule: '@ __pv_stub', kernel: 'virt_to_phys with 32-bit addresses', template: `@ __pv_stub\n1:\tadd\t$0, $1, $2${pageTable}`, constraints: '=r,r,I', args: [int(0xc000_1234n), { constant: 0x81000000 | 0 }], results: [32], word: 0x80000n, symbols: physical, expect: { results: [0x8000_1234n] } },
  { rule: '@ __pv_add_carry_stub', kernel: 'virt_to_phys above 4 GiB', template: `@ __pv_add_carry_stub\n0:\tmovw\t\${0:R}, #0\n\tadds\t\${0:Q}, $1, \${0:R}, lsl #20\n1:\tmov\t\${0:R}, $2\n\tadc\t\${0:R}, \${0:R}, #0${pageTable}`, constraints: '=&r,r,I,~{cc}', args: [int(0xc000_1234n), { constant: 129 }], results: [64], word: 0x88_0000n, symbols: physical, expect: { results: [0x8_8000_1234n] } },
  { rule: '@ __pv_stub_mov', kernel: 'virt_to_phys, first half', template: `@ __pv_stub_mov\n1:\tmov\t\${0:R}, $1${pageTable}`, constraints: '=r,I', args: [{ constant: 129 }], results: [64], expect: { results: [0n] } },
  { rule: 'dmb, dsb, isb', kernel: 'smp_wmb', template: 'dmb ishst', constraints: '~{memory}', args: [], expect: { effects: ['fence dmb ishst'] } },
  { rule: 'TPIDRPRW', kernel: '__my_cpu_offset', template: '0:\tmrc p15, 0, $0, c13, c0, 4\t\t\t\n\t', constraints: '=r,*Q', args: ['at'], results: [32], expect: { results: [0x5000n] } },
  { rule: 'TPIDRURO', kernel: 'get_current', template: '0:\tmrc p15, 0, $0, c13, c0, 3\t\t\t\n\t', constraints: '=r', args: [], results: [32], expect: { results: [0x7000n] } },
  { rule: 'sp', kernel: 'current_stack_pointer', template: 'read_register:sp', constraints: '=r', args: [], results: [32], expect: { results: [0x7000n] } },
  { rule: 'pld, pldw', kernel: 'prefetchw', template: '.arch_extension\tmp\n9998:\tpldw\t${0:a}\n\t.pushsection ".alt.smp.init", "a"\n\t.align\t2\n\t.long\t9998b - .\n\tpld\t${0:a}\n\t.popsection\n', constraints: 'r', args: ['at'], expect: { effects: [] } },
  { rule: 'sev, nop', kernel: 'dsb_sev', template: '9998:\tsev\n\t.pushsection ".alt.smp.init", "a"\n\t.long\t9998b - .\n\tnop\n\t.popsection\n', constraints: '', args: [], expect: { effects: [] } },
  { rule: 'BUG()', kernel: 'BUG', template: '.long ((0xe7f001f2) & 0xFFFFFFFF)\n\t\n', constraints: '', args: [], expect: { effects: ['bug'] } },
  { rule: 'TLBI', kernel: 'local_flush_tlb_page', template: 'tst $1, $2\n\tmcrne p15, 0, $0, c8, c7, 1', constraints: 'r,r,Ir,~{cc}', args: [int(0n), int(1n), { constant: 16 }], expect: { effects: ['tlb.flush'] } },
  { rule: 'TLBI', kernel: '__local_flush_tlb_kernel_page', template: 'mcr p15, 0, $0, c8, c5, 0', constraints: 'r,~{cc}', args: [int(0n)], expect: { effects: ['tlb.flush'] } },
  { rule: 'ID_MMFR3', kernel: 'tlb_ops_need_broadcast', template: 'mrc p15, 0, $0, c0, c1, 7', constraints: '=r', args: [], results: [32], expect: { results: [0x2000n] } },
  { rule: 'cache maintenance', kernel: 'flush_pmd_entry', template: 'tst $1, $2\n\tmcrne p15, 0, $0, c7, c10, 1\t@ flush_pmd', constraints: 'r,r,Ir,~{cc}', args: ['at', int(1n), { constant: 16 }], expect: { effects: ['cache.maintain'] } },
  { rule: 'cache maintenance', kernel: 'flush_pfn_alias', template: 'mcrr\tp15, 0, $1, $0, c14\n\tmcr\tp15, 0, $2, c7, c10, 4', constraints: 'r,r,r,~{cc}', args: [int(0n), int(0n), int(0n)], expect: { effects: ['cache.maintain'] } },
  { rule: 'clz', kernel: '__clz', template: 'clz\t$0, $1', constraints: '=r,r', args: [int(1n)], results: [32], expect: { results: [31n] } },
  { rule: 'cpsid i', kernel: 'local_irq_disable', template: '\tcpsid i\t\t\t@ arch_local_irq_disable', constraints: '~{memory},~{cc}', args: [], expect: { effects: ['irq.disable', 'interrupts=0'] } },
  { rule: 'cpsie i', kernel: 'local_irq_enable', template: '\tcpsie i\t\t\t@ arch_local_irq_enable', constraints: '~{memory},~{cc}', args: [], expect: { effects: ['irq.enable', 'interrupts=1'] } },
  { rule: 'mrs cpsr; cpsid i', kernel: 'local_irq_save while enabled', template: '\tmrs\t$0, cpsr\t@ arch_local_irq_save\n\tcpsid\ti', constraints: '=r,~{memory},~{cc}', args: [], results: [32], interrupts: 1n, expect: { results: [0n], effects: ['irq.save'] } },
  { rule: 'mrs cpsr; cpsid i', kernel: 'local_irq_save while disabled', template: '\tmrs\t$0, cpsr\t@ arch_local_irq_save\n\tcpsid\ti', constraints: '=r,~{memory},~{cc}', args: [], results: [32], interrupts: 0n, expect: { results: [0x80n] } },
  { rule: 'mrs cpsr', kernel: 'local_save_flags', template: '\tmrs\t$0, cpsr\t@ local_save_flags', constraints: '=r,~{memory},~{cc}', args: [], results: [32], interrupts: 0n, expect: { results: [0x80n] } },
  { rule: 'msr cpsr_c', kernel: 'local_irq_restore of enabled', template: '\tmsr\tcpsr_c, $0\t@ local_irq_restore', constraints: 'r,~{memory},~{cc}', args: [int(0x13n)], interrupts: 0n, expect: { effects: ['irq.restore', 'interrupts=1'] } },
  { rule: 'msr cpsr_c', kernel: 'local_irq_restore of disabled', template: '\tmsr\tcpsr_c, $0\t@ local_irq_restore', constraints: 'r,~{memory},~{cc}', args: [int(0x93n)], interrupts: 0n, expect: { effects: ['irq.restore', 'interrupts=0'] } },
  { rule: '__range_ok()', kernel: 'access_ok below the limit', template: 'adds $1, $2, $3; sbcccs $1, $1, $0; movcc $0, #0', constraints: '=&r,=&r,r,Ir,0,~{cc}', args: [int(0x1000n), int(0x1000n), int(0xbf00_0000n)], results: [32, 32], expect: { results: [0n, undefined] } },
  { rule: '__range_ok()', kernel: 'access_ok that wraps', template: 'adds $1, $2, $3; sbcccs $1, $1, $0; movcc $0, #0', constraints: '=&r,=&r,r,Ir,0,~{cc}', args: [int(0xffff_f000n), int(0x2000n), int(0xbf00_0000n)], results: [32, 32], expect: { results: [0xbf00_0000n, undefined] } },
  { rule: 'ldrd, ldrexd', kernel: 'atomic64_read', template: '@ atomic64_read\n\tldrd\t$0, ${0:H}, [$1]', constraints: '=&r,r,*Qo', args: ['at', 'at'], results: [64], word: 7n << 40n, wordWidth: 64, expect: { results: [7n << 40n] } },
  { rule: 'strd', kernel: 'atomic64_set', template: '@ atomic64_set\n\tstrd\t$2, ${2:H}, [$1]', constraints: '=*Qo,r,r', args: ['at', 'at', long(7n << 40n)], word: 1n, wordWidth: 64, expect: { word: 7n << 40n } },
];

checkCases(findArchitecture('arm'), 32, cases);
