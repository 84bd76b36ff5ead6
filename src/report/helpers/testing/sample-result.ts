import type {
  ArchitectureResult,
  ClassRow,
  Finding,
  HelperRow,
  HelpersResult,
  RuleRow,
  Truth,
} from '../../../check/helpers/result.ts';

const truths: Readonly<Record<string, Truth>> = { Y: 'always', '.': 'never', '~': 'some' };

const pmdClasses = ['none', 'table', 'huge young', 'huge old', 'PROT_NONE', 'invalidated'];

/** `'.~YY..'`: a mark for each of {@link pmdClasses}. */
function truthOf(marks: string): Readonly<Record<string, Truth>> {
  return Object.fromEntries(pmdClasses.map((id, at) => [id, truths[marks[at]!]!]));
}

const armHeader = 'arch/arm/include/asm/pgtable-3level.h';
const arm64Header = 'arch/arm64/include/asm/pgtable.h';

function row(name: string, formula: readonly string[], more: Partial<HelperRow> = {}): HelperRow {
  const [helper] = name.split(/[ :]/) as [string];
  return {
    name,
    helper,
    level: 'pmd',
    kind: 'change',
    parameters: ['entry'],
    formula,
    formulaKind: 'exact',
    ...more,
  };
}

function predicate(name: string, formula: string, file: string, line: number, marks: string): HelperRow {
  return row(name, [formula], { kind: 'predicate', definition: { file, line }, truth: truthOf(marks) });
}

const classes: readonly ClassRow[] = pmdClasses.map((id, at) => ({
  id,
  level: 'pmd',
  made: id === 'none' ? 'what pmd_clear() leaves in memory' : `made for "${id}" & <kept> by set_pmd_at()`,
  size: id === 'none' ? '1' : String(2n ** BigInt(18 + at) * (at === 3 ? 3n : 1n) ** 9n),
  example: {
    name: 'entry',
    value: id === 'none' ? '0x0' : `0x${(0x8_0000_0000_0401n + (BigInt(at) << 21n)).toString(16)}`,
    bits: id === 'none' ? '0' : `VALID AF pfn=0x${(at * 0x200).toString(16)}`,
  },
}));

const rules: readonly RuleRow[] = [
  {
    id: 'pmd-invalid-is-present',
    statement: 'pmd_present() is true of what pmd_mkinvalid() makes of a huge entry.',
    properties: ['P3'],
    source: 'Documentation/mm/arch_pgtable_helpers.rst, row pmd_mkinvalid',
    outcome: 'holds',
    detail: '412316860416',
  },
  {
    id: 'pmd-wrprotect-keeps-dirty',
    statement: 'pmd_dirty(pmd_wrprotect(x)) is true where pmd_dirty(x) is.',
    properties: ['P22'],
    source: 'mm/debug_vm_pgtable.c, pmd_basic_tests()',
    outcome: 'holds',
    detail: '274877906944',
  },
  {
    id: 'pmd-soft-dirty-is-kept',
    statement: 'pmd_modify() keeps the soft-dirty bit.',
    properties: ['P22', 'P24'],
    source: 'mm/debug_vm_pgtable.c, pmd_soft_dirty_tests()',
    outcome: 'not checked',
    detail: 'the configuration has no MEM_SOFT_DIRTY',
  },
];

const finding: Finding = {
  rule: 'pmd-invalid-is-present',
  statement: 'pmd_present() is true of what pmd_mkinvalid() makes of a huge entry.',
  properties: ['P3'],
  source: 'Documentation/mm/arch_pgtable_helpers.rst, row pmd_mkinvalid',
  helper: 'pmd_mkinvalid',
  place: { file: armHeader, line: 218 },
  consequence:
    'Generic code takes the entry for a swap entry: is_swap_pmd() is true of it, so zap_huge_pmd() decodes it as a ' +
    'migration entry and <script>alert("x")</script> frees the wrong page.',
  classes: ['huge young', 'huge old'],
  violating: '103079215104',
  values: '103079215104',
  words: [{ name: 'entry', value: '0x80000401', bits: 'VALID AF pfn=0x80000' }],
  steps: [
    { name: 'pmd_mkinvalid(entry)', value: '0x80000400', bits: 'AF pfn=0x80000' },
    { name: 'pmd_present(pmd_mkinvalid(entry))', value: '0x0', bits: '' },
  ],
  expected: 'pmd_present(pmd_mkinvalid(entry)) is true',
  uses: Array.from({ length: 10 }, (_, at) => ({
    file: 'mm/huge_memory.c',
    line: 2100 + 17 * at,
    function: 'zap_huge_pmd',
    uses: 'is_swap_pmd',
  })),
  severity: { kind: 'latent', ran: [], why: 'generic code relies on it; no scenario was run (--scenarios)' },
};

/** An architecture with a finding of each severity, long formulas, and something of every part of a report. */
export const arm: ArchitectureResult = {
  architecture: 'arm',
  configuration: ['ARM_LPAE=y', 'MEM_SOFT_DIRTY=n', 'TRANSPARENT_HUGEPAGE=y'],
  assumptions: [
    'cr_alignment: as boot leaves it on ARMv7 with LPAE',
    'pgprot_user: L_PTE_MT_WRITEALLOC, set by build_mem_type_table() of arch/arm/mm/mmu.c, which is not run; nothing else depends on it',
  ],
  rows: [
    predicate('pmd_none', 'entry == 0', armHeader, 130, 'Y.....'),
    predicate('pmd_present', 'entry & VALID != 0', armHeader, 205, '.YYYY.'),
    predicate(
      'pmd_trans_huge',
      'entry != 0 && entry & (VALID|TABLE) != VALID|TABLE',
      armHeader,
      231,
      '..YYY~',
    ),
    predicate('pmd_devmap_with_a_long_name', 'false', armHeader, 232, '......'),
    predicate('pmd_access_permitted:write', 'true', armHeader, 233, 'YYYYYY'),
    row('pmd_mkinvalid', ['entry & ~VALID'], { definition: { file: armHeader, line: 218 } }),
    row('pmd_mkdirty', ['entry | DIRTY'], { definition: { file: armHeader, line: 213 } }),
    row(
      'pmd_modify',
      [
        'entry & ~(AttrIndx|AP1|AP2|XN|NONE|RDONLY|VALID) | prot & (AttrIndx|AP1|AP2|XN|NONE|RDONLY|VALID)',
        '  where PXN is taken from prot',
      ],
      { kind: 'modify', parameters: ['entry', 'prot'], definition: { file: armHeader, line: 241 } },
    ),
    row('set_pmd_at', ['if entry & VALID == 0 then new | nG else new | nG | AP2 if RDONLY or not DIRTY'], {
      kind: 'setter',
      parameters: ['old', 'new'],
    }),
    row('pmdp_set_access_flags:dirty stored', ['no short formula; it depends on 12 bits of old'], {
      stops: [{ where: ['old & VALID == 0'], reason: 'VM_BUG_ON() in pmdp_set_access_flags()' }],
      kind: 'primitive',
      parameters: ['old', 'new'],
      formulaKind: 'none',
      definition: { file: 'mm/pgtable-generic.c', line: 99 },
    }),
    row('pte_present', ['entry & (VALID|PAGE) != 0'], { level: 'pte', kind: 'predicate' }),
  ],
  classes,
  notEvaluated: [
    { helper: 'pmd_offset', kind: 'no entry', reason: 'walks the tables' },
    { helper: 'pte_alloc', kind: 'no entry', reason: 'allocates' },
    { helper: 'pmd_devmap', kind: 'absent', reason: 'ARCH_HAS_PTE_DEVMAP is not set' },
    {
      helper: 'ptep_clear_flush',
      kind: 'stopped',
      reason: 'inline assembly "mcr p15, 0, $0, c8, c7, 1" has no rule',
    },
    { helper: 'pmd_strange', kind: 'no wrapper', reason: 'three parameters' },
  ],
  rules: rules.map((rule) =>
    rule.id === 'pmd-invalid-is-present' ? { ...rule, outcome: 'violated', detail: finding.violating } : rule,
  ),
  findings: [
    finding,
    {
      ...finding,
      rule: 'pmd-invalid-is-not-none',
      severity: {
        kind: 'reachable',
        scenario: 'split-vs-zap',
        rule: 'P2',
        trace: [
          'CPU0: split          CPU1: zap',
          'pmdp_invalidate()',
          '                     pmd_none()  memory.c:1733',
        ],
      },
    },
    { ...finding, rule: 'pmd-odd', uses: [], severity: { kind: 'unused' } },
  ],
};

/** An architecture without findings. */
export const arm64: ArchitectureResult = {
  architecture: 'arm64',
  configuration: ['ARM64_4K_PAGES=y'],
  assumptions: [],
  rows: [
    predicate('pmd_none', 'entry == 0', arm64Header, 580, 'Y.....'),
    predicate(
      'pmd_present',
      'entry & VALID != 0 || entry & (PRESENT_INVALID|CONT) == PRESENT_INVALID',
      arm64Header,
      561,
      '.YYYYY',
    ),
    row('pmd_mkinvalid', ['entry & ~VALID | PRESENT_INVALID'], {
      definition: { file: arm64Header, line: 590 },
    }),
  ],
  classes: classes.slice(0, 5),
  notEvaluated: [{ helper: 'pmd_mkdirty', kind: 'stopped', reason: 'too many paths' }],
  rules,
  findings: [],
};

/** Two architectures, and one that could not be evaluated. */
export const sample: HelpersResult = {
  format: 1,
  version: '6.12.117',
  architectures: [arm, arm64],
  failures: [{ architecture: 'arc', code: 'THP2003', reason: 'The tree has no arch/arc.' }],
};
