import type { SemanticCase } from './semantic-case.ts';

const success = (command: string) => `$(shell,{ ${command}; } >/dev/null 2>&1 && echo "y" || echo "n")`;

/** Rules of macros. */
export const macroCases: readonly SemanticCase[] = [
  { name: 'a variable', files: 'V = y\nconfig A\n\tdef_bool $(V)\n', values: ['A=y'] },
  {
    name: 'a function with arguments',
    files: 'pick = $(2)\nconfig A\n\tdef_bool $(pick,n,y)\n',
    values: ['A=y'],
  },
  { name: '= is expanded when used', files: 'V = $(W)\nW = y\nconfig A\n\tdef_bool $(V)\n', values: ['A=y'] },
  {
    name: ':= is expanded at once',
    files: 'V := $(W)\nW = y\nconfig S\n\tstring\n\tdefault "<$(V)>"\n',
    values: ['S=<>'],
  },
  {
    name: '+= appends with a blank',
    files: 'V := a\nV += b\nconfig S\n\tstring\n\tdefault "$(V)"\n',
    values: ['S=a b'],
  },
  {
    name: 'the environment is asked last',
    files: 'config S\n\tstring\n\tdefault "$(ARCH)"\n',
    environment: { ARCH: 'arm' },
    values: ['S=arm'],
  },
  {
    name: 'before macros, $NAME in a source line is the environment',
    files: {
      Kconfig: 'config SRCARCH\n\tstring\n\toption env="SRCARCH"\n\nsource "arch/$SRCARCH/Kconfig"\n',
      'arch/arm/Kconfig': 'config A\n\tdef_bool y\n',
    },
    version: 4005,
    environment: { SRCARCH: 'arm' },
    values: ['A=y'],
  },
  {
    name: 'option env gives a symbol its value, which is not written',
    files: 'config ARCH\n\tstring\n\toption env="ARCH"\nconfig A\n\tdef_bool ARCH = "arm"\n',
    version: 4005,
    environment: { ARCH: 'arm' },
    values: ['A=y'],
  },
  {
    name: 'cc-option of clang',
    files: `cc-option = ${success('clang -Werror $(1) -c -x c /dev/null')}\nconfig A\n\tdef_bool $(cc-option,-fsanitize=kcfi)\nconfig B\n\tdef_bool $(cc-option,-fmin-function-alignment=8)\n`,
    values: ['A=y'],
  },
  {
    name: 'as-instr and ld-option',
    files: `config A\n\tdef_bool ${success('printf "%b\\n" "nop" | clang -c -x assembler-with-cpp -o /dev/null -')}\nconfig B\n\tdef_bool ${success('ld.lld -v --gc-sections')}\n`,
    values: ['A=y', 'B=y'],
  },
  {
    name: 'the version of the compiler',
    files:
      'info := $(shell,./scripts/cc-version.sh clang)\nversion := $(shell,set -- $(info) && echo $2)\nconfig N\n\tint\n\tdefault $(version)\n',
    values: ['N=220000'],
  },
  {
    name: 'commas in arguments by a variable',
    files: 'comma := ,\nkeep = $(1)\nconfig S\n\tstring\n\tdefault "$(keep,a$(comma)b)"\n',
    values: ['S=a,b'],
  },
  {
    name: 'filename and lineno',
    files: 'config S\n\tstring\n\tdefault "$(filename):$(lineno)"\n',
    values: ['S=Kconfig:3'],
  },
  {
    name: 'error-if that does not fire leaves nothing',
    files: '$(error-if,n,stop)\nconfig A\n\tdef_bool y\n',
    values: ['A=y'],
  },
];
