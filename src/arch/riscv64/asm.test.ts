import { findArchitecture } from '../architectures.ts';
import type { AsmCase, CaseArgument } from '../testing/asm-case.ts';
import { checkCases } from '../testing/check-cases.ts';

const int = (value: bigint): CaseArgument => ({ value, width: 32 });
const long = (value: bigint): CaseArgument => ({ value, width: 64 });

const fetchAddUnless =
  '0:\tlr.w     $0,  $2\n\tbeq       $0,  $4, 1f\n\tadd      $1, $0, $3\n\tsc.w.rl  $1, $1, $2\n\tbnez           $1, 0b\n\tfence          rw, rw\n1:\n';
const compareExchange =
  '0:\tlr.w $0, $2\n\tbne  $0, ${3:z}, 1f\n\tsc.w.rl $1, ${4:z}, $2\n\tbnez $1, 0b\n\tfence rw, rw\n1:\n';
const maskedCompareExchange =
  '0:\tlr.w $0, $2\n\tand  $1, $0, ${5:z}\n\tbne  $1, ${3:z}, 1f\n\tand  $1, $0, ${6:z}\n\tor   $1, $1, ${4:z}\n\tsc.w.rl $1, $1, $2\n\tbnez $1, 0b\n\tfence rw, rw\n1:\n';
const decIfPositive =
  '0:\tlr.w     $0,  $2\n\taddi      $1, $0, -1\n\tbltz     $1, 1f\n\tsc.w.rl  $1, $1, $2\n\tbnez     $1, 0b\n\tfence    rw, rw\n1:\n';
const bugTable =
  '1:\n\tebreak\n.pushsection __bug_table,"aw"\n\t2:\n\t.dword 1b\n\t.half $2\n\t.org 2b + $3\n\t.popsection';

function alternative(text: string): string {
  return `886 :\n.option push\n.option norvc\n${text}\n.option pop\n887 :\n.if 1 == 1\n.pushsection .alternative, "a"\n.4byte\t((886b) - .) \n.popsection\n.subsection 1\n888 :\nli $0, $1\t\nslli $0,$0,$3\n889 :\n.previous\n.endif\n`;
}

const unlessConstraints = '=&r,=&r,=*A,r,r,*A,~{memory}';
const exchangeConstraints = '=&r,=&r,=*A,rJ,rJ,*A,~{memory}';
const wholeMask = 0xffff_ffff_ffff_ffffn;

// prettier-ignore
const cases: readonly AsmCase[] = [
  { rule: 'barrier()', kernel: 'barrier', template: '', constraints: '~{memory}', args: [], expect: { effects: ['fence barrier()'] } },
  { rule: 'OPTIMIZER_HIDE_VAR()', kernel: 'RELOC_HIDE', template: '', constraints: '=r,0', args: [long(5n)], results: [64], expect: { results: [5n] } },
  { rule: 'amo', kernel: 'atomic_add', template: '\tamoadd.w zero, $1, $0', constraints: '=*A,r,*A,~{memory}', args: ['at', int(0xffff_ffffn), 'at'], word: 1n, expect: { word: 0n, effects: ['rmw.add'] } },
  { rule: 'amo', kernel: 'atomic_fetch_add', template: '\tamoadd.w.aqrl  $1, $2, $0', constraints: '=*A,=r,r,*A,~{memory}', args: ['at', int(3n), 'at'], results: [32], word: 4n, expect: { word: 7n, results: [4n], effects: ['rmw.add.old'] } },
  { rule: 'amo', kernel: 'set_bit', template: 'amoor.d zero, $1, $0', constraints: '=*A,r,*A,~{memory}', args: ['at', long(1n << 40n), 'at'], word: 1n, wordWidth: 64, expect: { word: (1n << 40n) | 1n } },
  { rule: 'amo', kernel: 'test_and_clear_bit', template: 'amoand.d.aqrl $0, $2, $1', constraints: '=r,=*A,r,*A,~{memory}', args: ['at', long(wholeMask ^ 16n), 'at'], results: [64], word: 0x31n, wordWidth: 64, expect: { word: 0x21n, results: [0x31n] } },
  { rule: 'amo', kernel: 'xchg of a pmd', template: '\tamoswap.d.aqrl $0, $2, $1\n', constraints: '=r,=*A,r,*A,~{memory}', args: ['at', long(0n), 'at'], results: [64], word: 0x2007_8c5fn, wordWidth: 64, expect: { word: 0n, results: [0x2007_8c5fn] } },
  { rule: 'amo', kernel: 'xchg of an int into a long register sign-extends', template: '\tamoswap.w $0, $2, $1\n\tfence r , rw\n', constraints: '=r,=*A,r,*A,~{memory}', args: ['at', long(1n), 'at'], results: [64], word: 0x8000_0000n, expect: { word: 1n, results: [0xffff_ffff_8000_0000n] } },
  { rule: 'amo', kernel: 'amomax is signed', template: 'amomax.w $0, $2, $1', constraints: '=r,=*A,r,*A,~{memory}', args: ['at', int(0xffff_ffffn), 'at'], results: [32], word: 2n, expect: { word: 2n, results: [2n] } },
  { rule: 'lr/sc loop', kernel: 'atomic_fetch_add_unless(v, 1, 0) of 5', template: fetchAddUnless, constraints: unlessConstraints, args: ['at', int(1n), int(0n), 'at'], results: [32, 32], word: 5n, expect: { word: 6n, results: [5n, undefined], effects: ['cmpxchg.done'] } },
  { rule: 'lr/sc loop', kernel: 'atomic_fetch_add_unless(v, 1, 0) of 0', template: fetchAddUnless, constraints: unlessConstraints, args: ['at', int(1n), int(0n), 'at'], results: [32, 32], word: 0n, expect: { word: 0n, results: [0n, undefined], effects: [] } },
  { rule: 'lr/sc loop', kernel: 'atomic_dec_if_positive of 1', template: decIfPositive, constraints: '=&r,=&r,=*A,*A,~{memory}', args: ['at', 'at'], results: [32, 32], word: 1n, expect: { word: 0n, results: [1n, undefined], effects: ['cmpxchg.done'] } },
  { rule: 'lr/sc loop', kernel: 'atomic_dec_if_positive of 0', template: decIfPositive, constraints: '=&r,=&r,=*A,*A,~{memory}', args: ['at', 'at'], results: [32, 32], word: 0n, expect: { word: 0n, results: [0n, 0xffff_ffffn], effects: [] } },
  { rule: 'lr/sc loop', kernel: 'cmpxchg that succeeds', template: compareExchange, constraints: exchangeConstraints, args: ['at', long(0xffff_ffff_8000_0001n), int(9n), 'at'], results: [32, 32], word: 0x8000_0001n, expect: { word: 9n, results: [0x8000_0001n, 0n], effects: ['cmpxchg.done'] } },
  { rule: 'lr/sc loop', kernel: 'cmpxchg that fails', template: compareExchange, constraints: exchangeConstraints, args: ['at', long(1n), int(9n), 'at'], results: [32, 32], word: 2n, expect: { word: 2n, results: [2n, undefined], effects: ['cmpxchg.failed'] } },
  { rule: 'lr/sc loop', kernel: 'cmpxchg of a byte within its word', template: maskedCompareExchange, constraints: '=&r,=&r,=*A,rJ,rJ,rJ,rJ,*A,~{memory}', args: ['at', long(0x1200n), long(0x3400n), long(0xff00n), long(wholeMask ^ 0xff00n), 'at'], results: [32, 64], word: 0xaabb_12ddn, expect: { word: 0xaabb_34ddn, results: [0xaabb_12ddn, undefined] } },
  { rule: 'fence', kernel: 'smp_mb', template: '\tfence rw,rw\n', constraints: '~{memory}', args: [], expect: { effects: ['fence fence rw, rw'] } },
  { rule: 'tp', kernel: 'current', template: 'read_register:tp', constraints: '=r', args: [], results: [64], expect: { results: [0x7000n] } },
  { rule: 'sfence.vma', kernel: 'local_flush_tlb_page', template: 'sfence.vma $0\n', constraints: 'r,~{memory}', args: [long(1n)], expect: { effects: ['tlb.flush'] } },
  { rule: 'sfence.vma', kernel: 'local_flush_tlb_page as an alternative', template: alternative('sfence.vma $0'), constraints: 'r,~{memory}', args: [long(1n)], expect: { effects: ['tlb.flush'] } },
  { rule: 'sfence.vma', kernel: 'local_flush_tlb_all', template: 'sfence.vma', constraints: '~{memory}', args: [], expect: { effects: ['tlb.flush'] } },
  { rule: 'fence.i', kernel: 'local_flush_icache_all', template: 'fence.i', constraints: '~{memory}', args: [], expect: { effects: ['cache.maintain'] } },
  { rule: 'ebreak', kernel: 'BUG', template: bugTable, constraints: 'i,i,i,i', args: [{ constant: 0 }, { constant: 149 }, { constant: 0 }, { constant: 16 }], expect: { effects: ['bug'] } },
  { rule: 'ebreak', kernel: 'WARN_ON_ONCE', template: bugTable, constraints: 'i,i,i,i', args: [{ constant: 0 }, { constant: 149 }, { constant: 2307 }, { constant: 16 }], expect: { effects: ['warn'] } },
  { rule: 'ebreak', kernel: 'WARN_ON', template: bugTable, constraints: 'i,i,i,i', args: [{ constant: 0 }, { constant: 149 }, { constant: 0x901 }, { constant: 16 }], expect: { effects: ['warn'] } },
  { rule: 'ebreak', kernel: 'BUG with other flags', template: bugTable, constraints: 'i,i,i,i', args: [{ constant: 0 }, { constant: 149 }, { constant: 2 }, { constant: 16 }], expect: { effects: ['bug'] } },
  { rule: 'li', kernel: 'riscv_page_mtmask', template: alternative('li $0, 0\t\nnop'), constraints: '=r,I,I,I,I', args: [{ constant: 3 }, { constant: 31 }, { constant: 61 }, { constant: 59 }], results: [64], expect: { results: [0n] } },
  { rule: 'nop', kernel: 'ALT_THEAD_PMA', template: alternative('.rept\t7\nnop\n.endr\n'), constraints: '=r,I,I,I,0,~{x28}', args: [{ constant: 31 }, { constant: 14 }, { constant: 59 }, long(0xe7n)], results: [64], expect: { results: [0xe7n] } },
  { rule: 'pause', kernel: 'cpu_relax', template: 'pause', constraints: '', args: [], expect: { effects: [] } },
  { rule: 'pause', kernel: 'cpu_relax for an old assembler', template: '.4byte 0x100000F', constraints: '', args: [], expect: { effects: [] } },
  { rule: 'csrrc sstatus', kernel: 'local_irq_save', template: 'csrrc $0, 0x100, $1', constraints: '=r,rK,~{memory}', args: [{ constant: 2 }], results: [64], interrupts: 1n, expect: { results: [2n], effects: ['irq.save'] } },
  { rule: 'csrrc sstatus', kernel: 'local_irq_save with a mask not known', template: 'csrrc $0, 0x100, $1', constraints: '=r,rK,~{memory}', args: [long(2n)], results: [64], interrupts: 1n, expect: { results: [2n], effects: ['irq.flags', 'irq.restore', 'interrupts=0'] } },
  { rule: 'csrr sstatus', kernel: 'local_save_flags', template: 'csrr $0, 0x100', constraints: '=r,~{memory}', args: [], results: [64], interrupts: 0n, expect: { results: [0n] } },
  { rule: 'csrs sstatus', kernel: 'local_irq_restore of enabled', template: 'csrs 0x100, $0', constraints: 'rK,~{memory}', args: [long(2n)], interrupts: 0n, expect: { effects: ['irq.flags', 'irq.restore', 'interrupts=1'] } },
  { rule: 'csrs sstatus', kernel: 'local_irq_restore of disabled', template: 'csrs 0x100, $0', constraints: 'rK,~{memory}', args: [long(0n)], interrupts: 0n, expect: { effects: ['irq.flags', 'irq.restore', 'interrupts=0'] } },
  { rule: 'csrs sstatus', kernel: 'local_irq_enable', template: 'csrs 0x100, $0', constraints: 'rK,~{memory}', args: [{ constant: 2 }], interrupts: 0n, expect: { effects: ['irq.enable', 'interrupts=1'] } },
  { rule: 'csrs sstatus', kernel: '__enable_user_access', template: 'csrs sstatus, $0', constraints: 'r,~{memory}', args: [{ constant: 0x40000 }], interrupts: 0n, expect: { effects: [] } },
  { rule: 'csrc sstatus', kernel: 'local_irq_disable', template: 'csrc 0x100, $0', constraints: 'rK,~{memory}', args: [{ constant: 2 }], expect: { effects: ['irq.save'] } },
  { rule: 'csrc sstatus', kernel: '__disable_user_access', template: 'csrc sstatus, $0', constraints: 'r,~{memory}', args: [{ constant: 0x40000 }], expect: { effects: [] } },
  { rule: 'clz, ctz, cpop', kernel: 'variable_fls64', template: '.option push\n.option arch,+zbb\nclz $0, $1\n.option pop\n', constraints: '=r,r', args: [long(1n << 40n)], results: [64], expect: { results: [23n] } },
  { rule: 'clz, ctz, cpop', kernel: 'variable__ffs', template: '.option push\n.option arch,+zbb\nctz $0, $1\n.option pop\n', constraints: '=r,r', args: [long(1n << 40n)], results: [64], expect: { results: [40n] } },
];

checkCases(findArchitecture('riscv64'), 64, cases);
