import { describe, expect, it } from 'vitest';
import { openSourceTree } from '../source-tree.ts';
import { evaluateConfig } from './evaluate-config.ts';
import { makefile, scratchTree } from './testing/scratch-tree.ts';

const architecture = { srcarch: 'arm', lines: () => ['ARM_LPAE=y'] };
const base = { Makefile: makefile(6, 12), 'mm/x.c': '', 'include/linux/x.h': '' };
const open = (files: Readonly<Record<string, string>>) => openSourceTree(scratchTree({ ...base, ...files }));
const code = (value: string) =>
  expect.objectContaining({ diagnostic: expect.objectContaining({ code: value }) });

describe('evaluateConfig', () => {
  it('reads the tree and returns values and files', () => {
    const tree = open({
      Kconfig: 'source "arch/$(SRCARCH)/Kconfig"\n',
      'arch/arm/Kconfig':
        'config ARM_LPAE\n\tbool "lpae"\nconfig V\n\tstring\n\tdefault "$(KERNELVERSION)"\n',
    });
    const result = evaluateConfig({ tree, architecture });
    expect(result.values.get('ARM_LPAE')).toEqual({ type: 'bool', value: 'y' });
    expect(result.values.get('V')).toEqual({ type: 'string', value: '6.12.3-rc1' });
    expect(result.filesRead).toEqual(['Kconfig', 'arch/arm/Kconfig']);
  });

  it('lets extra lines override the fragments', () => {
    const tree = open({ Kconfig: 'config ARM_LPAE\n\tbool "lpae"\n' });
    expect(evaluateConfig({ tree, architecture, extra: ['ARM_LPAE=n'] }).values.size).toBe(0);
  });

  it('stops at a missing file that is sourced', () => {
    const tree = open({ Kconfig: '\nsource "mm/Kconfig"\n' });
    expect(() => evaluateConfig({ tree, architecture })).toThrow(code('THP2100'));
    expect(() => evaluateConfig({ tree, architecture })).toThrow(
      'mm/Kconfig is missing from the tree (sourced by Kconfig:2)',
    );
  });

  it('goes on without a file of another architecture, with a warning', () => {
    const tree = open({ Kconfig: 'source "arch/x86/Kconfig.ext"\nconfig ARM_LPAE\n\tbool "l"\n' });
    const result = evaluateConfig({ tree, architecture });
    expect(result.values.has('ARM_LPAE')).toBe(true);
    expect(result.warnings).toEqual(['Kconfig:1: arch/x86/Kconfig.ext is not in the tree; left out']);
  });

  it('takes patterns and relative and optional source lines', () => {
    const tree = open({
      Kconfig: 'source "sub/Kconfig*"\nosource "none/Kconfig"\n',
      'sub/Kconfig.a': 'rsource "Other"\n',
      'sub/Other': 'config A\n\tdef_bool y\n',
    });
    expect([...evaluateConfig({ tree, architecture }).values.keys()]).toEqual(['A']);
  });

  it.each([
    ['a circle of files', 'source "Kconfig"\n', 'THP2102'],
    ['an unknown statement', 'nonsense\n', 'THP2101'],
    ['a menu without end', 'menu "m"\n', 'THP2101'],
    ['an end without menu', 'endmenu\n', 'THP2101'],
    ['a parenthesis without end', 'config A\n\tbool\n\tdepends on (B\n', 'THP2101'],
    ['a reference without end', 'config A\n\tdef_bool $(x\n', 'THP2103'],
    ['an error of the tree', '$(error-if,y,not supported)\n', 'THP2103'],
    ['a variable that contains itself', 'v = $(v)\nconfig A\n\tdef_bool $(v)\n', 'THP2103'],
  ])('reports %s', (_name, text, expected) => {
    const tree = open({ Kconfig: text });
    expect(() => evaluateConfig({ tree, architecture })).toThrow(code(expected));
  });

  it('reports a line of a fragment that is no assignment', () => {
    const tree = open({ Kconfig: '' });
    expect(() => evaluateConfig({ tree, architecture, extra: ['SMP'] })).toThrow(code('THP2104'));
  });

  it('warns of a select whose target has an unmet dependency', () => {
    const tree = open({
      Kconfig: 'config A\n\tbool\n\tdepends on B\nconfig C\n\tdef_bool y\n\tselect A\n',
    });
    expect(evaluateConfig({ tree, architecture }).warnings).toEqual([
      'A is selected although what it depends on does not hold',
    ]);
  });

  it('names a question to the tool chain that has no answer', () => {
    const tree = open({ Kconfig: 'config S\n\tstring\n\tdefault "$(shell,new-tool --yes)"\n' });
    expect(evaluateConfig({ tree, architecture }).warnings[0]).toContain("'new-tool --yes'");
  });
});
