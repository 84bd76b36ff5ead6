import { findArchitecture } from '../architectures.ts';
import type { AsmCase, CaseArgument } from '../testing/asm-case.ts';
import { checkCases } from '../testing/check-cases.ts';

const int = (value: bigint): CaseArgument => ({ value, width: 32 });
const long = (value: bigint): CaseArgument => ({ value, width: 64 });

function alternative(text: string, replacement: string): string {
  return `.if 1 == 1\n661:\n\t${text}\n662:\n.pushsection .altinstructions,"a"\n .word 661b - .\n .word 663f - .\n .hword 51\n.popsection\n.subsection 1\n663:\n\t${replacement}\n664:\n\t.org\t. - (664b-663b) + (662b-661b)\n\t.previous\n.endif\n`;
}
function atomic(name: string, instruction: string): string {
  return `// atomic_${name}\n\tprfm\tpstl1strm, $2\n1:\tldxr\t\${0:w}, $2\n\t${instruction}\t\${0:w}, \${0:w}, \${3:w}\n\tstxr\t\${1:w}, \${0:w}, $2\n\tcbnz\t\${1:w}, 1b\n`;
}
function fetch64(name: string, instruction: string): string {
  return `// atomic64_fetch_${name}\n\tprfm\tpstl1strm, $3\n1:\tldxr\t$0, $3\n\t${instruction}\t$1, $0, $4\n\tstlxr\t\${2:w}, $1, $3\n\tcbnz\t\${2:w}, 1b\n\tdmb ish`;
}
function compareExchange(letter: string): string {
  return `\tprfm\tpstl1strm, $2\n1:\tldxr${letter}\t\${1:w}, $2\n\teor\t\${0:w}, \${1:w}, \${3:w}\n\tcbnz\t\${0:w}, 2f\n\tstlxr${letter}\t\${0:w}, \${4:w}, $2\n\tcbnz\t\${0:w}, 1b\n\tdmb ish\n2:`;
}
const exchange = '\tprfm\tpstl1strm, $2\n1:\tldxr\t$0, $2\n\tstxr\t${1:w}, $3, $2\n\tcbnz\t${1:w}, 1b\n\t';
const perCpuAdd = '1:\tldxr\t$1, $2\nadd\t$1, $1, $3\n\tstxr\t${0:w}, $1, $2\n\tcbnz\t${0:w}, 1b';
const testAndClearYoung =
  '//\tptep_test_and_clear_young\n\tprfm\tpstl1strm, $2\n1:\tldxr\t$0, $2\n\tubfx\t${3:w}, ${0:w}, $5, #1\t// extract PTE_AF (young)\n\tand\t$0, $0, $4\t\t// clear PTE_AF\n\tstxr\t${1:w}, $0, $2\n\tcbnz\t${1:w}, 1b\n';
const setWrprotect =
  '//\tptep_set_wrprotect\n\tprfm\tpstl1strm, $2\n1:\tldxr\t$0, $2\n\ttst\t$0, $4\t\t\t// check for hw dirty (!PTE_RDONLY)\n\tcsel\t$1, $3, xzr, eq\t\t// set PTE_DIRTY|PTE_RDONLY if dirty\n\torr\t$0, $0, $1\t\t// if !dirty, PTE_RDONLY is already set\n\tand\t$0, $0, $5\t\t// clear PTE_WRITE/PTE_DBM\n\tstxr\t${1:w}, $0, $2\n\tcbnz\t${1:w}, 1b\n';
const wrprotectArgs: readonly CaseArgument[] = [
  'at',
  long((1n << 55n) | 0x80n),
  { wide: 0x80n },
  { wide: ~(1n << 51n) },
  'at',
];
const bug = (flags: string): string =>
  `.pushsection __bug_table,"aw"; .align 2; 14470: .long 14471f - .; .short ${flags}; .align 2; .popsection; 14471: brk 0x800`;
const compareConstraints = '=&r,=&r,=*Q,r,r,*Q,~{memory}';
const pmd = 0x00e0_0000_8040_0f45n;

// prettier-ignore
const cases: readonly AsmCase[] = [
  { rule: 'barrier()', kernel: 'barrier', template: '', constraints: '~{memory}', args: [], expect: { effects: ['fence barrier()'] } },
  { rule: 'OPTIMIZER_HIDE_VAR()', kernel: 'OPTIMIZER_HIDE_VAR', template: '', constraints: '=r,0', args: [long(5n)], results: [64], expect: { results: [5n] } },
  { rule: 'ldxr/stxr loop', kernel: 'atomic_add', template: atomic('add', 'add'), constraints: '=&r,=&r,=*Q,Ir,*Q', args: ['at', int(2n), 'at'], results: [32, 64], word: 5n, expect: { word: 7n, results: [undefined, undefined], effects: ['rmw.add'] } },
  { rule: 'ldxr/stxr loop', kernel: 'atomic_andnot', template: atomic('andnot', 'bic'), constraints: '=&r,=&r,=*Q,r,*Q', args: ['at', int(6n), 'at'], results: [32, 64], word: 0xfn, expect: { word: 9n, results: [undefined, undefined], effects: ['rmw.and'] } },
  { rule: 'ldxr/stxr loop', kernel: 'atomic_sub_return', template: atomic('sub_return', 'sub').replace('stxr', 'stlxr').trimEnd() + '\n\tdmb ish', constraints: '=&r,=&r,=*Q,Jr,*Q,~{memory}', args: ['at', int(1n), 'at'], results: [32, 64], word: 0n, expect: { word: 0xffff_ffffn, results: [0xffff_ffffn, 0n], effects: ['rmw.sub.old'] } },
  { rule: 'ldxr/stxr loop', kernel: 'atomic64_fetch_andnot', template: fetch64('andnot', 'bic'), constraints: '=&r,=&r,=&r,=*Q,r,*Q,~{memory}', args: ['at', long(0x10n), 'at'], results: [64, 64, 64], word: 0x8000_0000_0000_0011n, wordWidth: 64, expect: { word: 0x8000_0000_0000_0001n, results: [0x8000_0000_0000_0011n, 0x8000_0000_0000_0001n, 0n] } },
  { rule: 'ldxr/stxr loop', kernel: 'xchg of a pmd', template: exchange, constraints: '=&r,=&r,=*Q,r,*Q', args: ['at', long(0n), 'at'], results: [64, 64], word: pmd, wordWidth: 64, expect: { word: 0n, results: [pmd, 0n], effects: ['rmw.xchg.old'] } },
  { rule: 'ldxr/stxr loop', kernel: 'xchg as an alternative', template: alternative(exchange, '.arch_extension lse\n\tswp\t$3, $0, $2\n.rept\t3\nnop\n.endr'), constraints: '=&r,=&r,=*Q,r,*Q', args: ['at', long(1n), 'at'], results: [64, 64], word: pmd, wordWidth: 64, expect: { word: 1n, results: [pmd, 0n] } },
  { rule: 'ldxr/stxr loop', kernel: 'cmpxchg that succeeds', template: compareExchange(''), constraints: compareConstraints, args: ['at', long(5n), int(9n), 'at'], results: [64, 32], word: 5n, expect: { word: 9n, results: [0n, 5n], effects: ['cmpxchg.done'] } },
  { rule: 'ldxr/stxr loop', kernel: 'cmpxchg that fails', template: compareExchange(''), constraints: compareConstraints, args: ['at', long(5n), int(9n), 'at'], results: [64, 32], word: 6n, expect: { word: 6n, results: [3n, 6n], effects: ['cmpxchg.failed'] } },
  { rule: 'ldxr/stxr loop', kernel: 'cmpxchg of a byte', template: compareExchange('b'), constraints: compareConstraints, args: ['at', long(0x34n), { value: 0x56n, width: 8 }, 'at'], results: [64, 8], word: 0x1234n, expect: { word: 0x1256n, results: [0n, 0x34n] } },
  { rule: 'ldxr/stxr loop', kernel: 'this_cpu_add', template: perCpuAdd, constraints: '=&r,=&r,=*Q,r,*Q', args: ['at', long(1n), 'at'], results: [32, 64], word: 5n, wordWidth: 64, expect: { word: 6n, results: [0n, 6n] } },
  { rule: '// ptep_test_and_clear_young', kernel: 'ptep_test_and_clear_young of 4.4', template: testAndClearYoung, constraints: '=&r,=&r,=*Q,=&r,L,I,*Q', args: ['at', { wide: ~0x400n }, { constant: 10 }, 'at'], results: [64, 32, 32], word: pmd, wordWidth: 64, expect: { word: pmd & ~0x400n, results: [undefined, undefined, 1n] } },
  { rule: '// ptep_set_wrprotect', kernel: 'ptep_set_wrprotect of 4.4, dirty by hardware', template: setWrprotect, constraints: '=&r,=&r,=*Q,r,L,L,*Q,~{cc}', args: wrprotectArgs, results: [64, 32], word: (1n << 51n) | 3n, wordWidth: 64, expect: { word: (1n << 55n) | 0x83n, results: [undefined, undefined] } },
  { rule: '// ptep_set_wrprotect', kernel: 'ptep_set_wrprotect of 4.4, clean', template: setWrprotect, constraints: '=&r,=&r,=*Q,r,L,L,*Q,~{cc}', args: wrprotectArgs, results: [64, 32], word: (1n << 51n) | 0x83n, wordWidth: 64, expect: { word: 0x83n, results: [undefined, undefined] } },
  { rule: 'dmb, dsb, isb', kernel: 'dsb(ishst)', template: 'dsb ishst', constraints: '~{memory}', args: [], expect: { effects: ['fence dsb ishst'] } },
  { rule: 'mrs sp_el0', kernel: 'get_current', template: 'mrs $0, sp_el0', constraints: '=r', args: [], results: [64], expect: { results: [0x7000n] } },
  { rule: 'mrs tpidr_el1', kernel: '__my_cpu_offset', template: alternative('mrs $0, tpidr_el1', 'mrs $0, tpidr_el2'), constraints: '=r,*Q', args: ['at'], results: [64], expect: { results: [0x5000n] } },
  { rule: 'sp', kernel: 'current_stack_pointer', template: 'read_register:sp', constraints: '=r', args: [], results: [64], expect: { results: [0n] } },
  { rule: 'brk 0x800', kernel: 'BUG', template: bug('0'), constraints: '', args: [], expect: { effects: ['bug'] } },
  { rule: 'brk 0x800', kernel: 'WARN_ON_ONCE', template: bug('(1 << 0)|((1 << 1) | ((9) << 8))'), constraints: '', args: [], expect: { effects: ['warn'] } },
  { rule: 'tlbi', kernel: 'flush_tlb_page_nosync', template: 'tlbi vale1is, ${0:x}\n', constraints: 'rZ', args: [long(1n)], expect: { effects: ['tlb.flush'] } },
  { rule: 'tlbi', kernel: 'flush_tlb_all with room for a repeated tlbi', template: `tlbi vmalle1is\n${alternative('nop\n nop', 'dsb ish\n tlbi vmalle1is')}`, constraints: '', args: [], expect: { effects: ['tlb.flush'] } },
  { rule: 'dc, ic', kernel: 'icache_inval_all_pou', template: 'ic\tialluis', constraints: '', args: [], expect: { effects: ['cache.maintain'] } },
  { rule: 'yield, sev, prfm', kernel: 'cpu_relax', template: 'yield', constraints: '~{memory}', args: [], expect: { effects: [] } },
  { rule: 'msr daifset', kernel: 'local_irq_disable', template: 'msr daifset, #3', constraints: '', args: [], expect: { effects: ['irq.disable', 'interrupts=0'] } },
  { rule: 'msr daifclr', kernel: 'local_irq_enable', template: alternative('msr\tdaifclr, #3\t\t// arch_local_irq_enable', 'nop'), constraints: '', args: [], expect: { effects: ['irq.enable', 'interrupts=1'] } },
  { rule: 'mrs daif', kernel: 'local_save_flags while disabled', template: 'mrs $0, daif', constraints: '=r', args: [], results: [64], interrupts: 0n, expect: { results: [0x80n] } },
  { rule: 'mrs daif', kernel: 'local_save_flags while enabled', template: 'mrs $0, daif', constraints: '=r', args: [], results: [64], interrupts: 1n, expect: { results: [0n] } },
  { rule: 'msr daif', kernel: 'local_irq_restore of disabled', template: 'msr daif, ${0:x}', constraints: 'rZ', args: [long(0xc0n)], expect: { effects: ['irq.restore', 'interrupts=0'] } },
  { rule: 'msr daif', kernel: 'local_irq_restore of enabled', template: 'msr daif, ${0:x}', constraints: 'rZ', args: [long(0n)], interrupts: 0n, expect: { effects: ['irq.restore', 'interrupts=1'] } },
  { rule: 'ldar', kernel: 'smp_load_acquire', template: 'ldar ${0:w}, $1', constraints: '=r,*Q,~{memory}', args: ['at'], results: [32], word: 5n, expect: { results: [5n] } },
  { rule: 'ldar', kernel: 'smp_load_acquire of a byte', template: 'ldarb ${0:w}, $1', constraints: '=r,*Q,~{memory}', args: ['at'], results: [8], word: 0x1234n, expect: { results: [0x34n] } },
  { rule: 'stlr', kernel: 'smp_store_release', template: 'stlr $1, $0', constraints: '=*Q,rZ,~{memory}', args: ['at', long(pmd)], word: 0n, wordWidth: 64, expect: { word: pmd } },
  { rule: 'stlr', kernel: 'smp_store_release of a byte', template: 'stlrb ${1:w}, $0', constraints: '=*Q,rZ,~{memory}', args: ['at', { value: 0n, width: 8 }], word: 0x1234n, expect: { word: 0x1200n } },
  { rule: 'bic', kernel: 'uaccess_mask_ptr', template: '\tbic\t$0, $1, $2\n', constraints: '=r,r,i', args: [long((1n << 55n) | 0x1000n), { value: 1n << 55n, width: 64 }], results: [64], expect: { results: [0x1000n] } },
  { rule: 'and #', kernel: 'irqs_disabled_flags', template: alternative('and\t${0:w}, ${1:w}, #0x00000080', 'eor\t${0:w}, ${1:w}, #0xe0'), constraints: '=&r,r,~{memory}', args: [int(0xc0n)], results: [32], expect: { results: [0x80n] } },
  { rule: 'LSE atomic', kernel: 'atomic_add', template: '.arch_extension lse\n\tstadd\t${1:w}, $0\n', constraints: '=*Q,r,*Q', args: ['at', int(2n), 'at'], word: 5n, expect: { word: 7n, effects: ['rmw.add'] } },
  { rule: 'LSE atomic', kernel: 'atomic64_fetch_andnot', template: '.arch_extension lse\n\tldclral\t$2, $1, $0', constraints: '=*Q,=r,r,*Q,~{memory}', args: ['at', long(0x10n), 'at'], results: [64], word: 0x11n, wordWidth: 64, expect: { word: 1n, results: [0x11n] } },
  { rule: 'LSE atomic', kernel: 'xchg', template: '.arch_extension lse\n\tswpal\t${2:w}, ${1:w}, $0', constraints: '=*Q,=r,r,*Q,~{memory}', args: ['at', int(9n), 'at'], results: [32], word: 5n, expect: { word: 9n, results: [5n] } },
  { rule: 'LSE cas', kernel: 'cmpxchg that succeeds', template: '.arch_extension lse\n\tcasal\t${1:w}, ${2:w}, $0\n', constraints: '=*Q,=r,rZ,*Q,1,~{memory}', args: ['at', int(9n), 'at', int(5n)], results: [32], word: 5n, expect: { word: 9n, results: [5n] } },
  { rule: 'LSE cas', kernel: 'cmpxchg of 6.1 that fails', template: '.arch_extension lse\n\tmov\t${2:x}, ${3:x}\n\tcasal\t${2:x}, ${4:x}, $1\n\tmov\t${0:x}, ${2:x}', constraints: '={x0},=*Q,=&r,{x1},{x2},{x0},*Q,~{memory}', args: ['at', long(5n), long(9n), long(0x1000n), 'at'], results: [64, 64], word: 6n, wordWidth: 64, expect: { word: 6n, results: [6n, undefined] } },
];

checkCases(findArchitecture('arm64'), 64, cases);
