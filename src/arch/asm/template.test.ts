import { describe, expect, it } from 'vitest';
import { readConstraints } from './constraints.ts';
import { executedText, namedOperation, normaliseTemplate, readLines, readReference } from './template.ts';

describe('executedText', () => {
  it.each([
    ['\tdmb ish\t@ barrier\n', 'dmb ish'],
    ['msr\tdaifset, #3\t\t// arch_local_irq_disable', 'msr daifset, #3'],
    [
      '.if 1 == 1\n661:\n\tnop\n662:\n.pushsection .altinstructions,"a"\n.popsection\n.subsection 1\n663:\n\tb $0\n664:\n.previous\n.endif\n',
      'nop',
    ],
    ['a $0; b $1\n c', 'a $0; b $1; c'],
    ['.irp num,0,1\n.equ x\\num, 1\n.endr\n.macro m, a\n.inst \\a\n.endm\nm $0', 'm $0'],
    ['read_register:sp', 'read_register:sp'],
    ['', ''],
  ])('of %j is %j', (template, text) => {
    expect(executedText(template)).toBe(text);
  });
});

describe('readLines', () => {
  it('keeps labels, and an address in brackets in one piece', () => {
    expect(readLines('0:\n1:\tldr $0, [$1, #4]\n2:')).toEqual([
      { labels: ['0', '1'], mnemonic: 'ldr', operands: ['$0', '[$1, #4]'] },
      { labels: ['2'], mnemonic: '', operands: [] },
    ]);
  });
});

describe('readReference', () => {
  it.each([
    ['$3', 3, ''],
    ['${3:w}', 3, 'w'],
    ['[$12]', 12, ''],
  ])('reads %s', (text, number, modifier) => {
    expect(readReference(text)).toEqual({ number, modifier });
  });

  it('reads nothing else', () => {
    for (const text of ['x0', '#3', '$', undefined]) expect(readReference(text)).toBeUndefined();
  });
});

describe('normaliseTemplate and namedOperation', () => {
  it('keep the comment that names the operation', () => {
    expect(normaliseTemplate('@ atomic_add\n1:\tldrex\t$0\n')).toBe('@ atomic_add 1: ldrex $0');
    expect(namedOperation('// atomic64_or\n')).toBe('atomic64_or');
    expect(namedOperation('@\t__xchg4\n')).toBe('__xchg4');
    expect(namedOperation('ldr x // later')).toBe('');
  });
});

describe('readConstraints', () => {
  it('numbers outputs, addresses, ties and labels', () => {
    expect(readConstraints('=&r,=*Qo,r,0,!i,~{memory},~{cc}')).toEqual({
      slots: [
        { kind: 'result', index: 0 },
        { kind: 'arg', index: 0 },
        { kind: 'arg', index: 1 },
        { kind: 'arg', index: 2 },
        { kind: 'label', index: 0 },
      ],
      results: 1,
      args: 3,
      tied: new Map([[0, 2]]),
    });
  });

  it('reads an empty string as no operands', () => {
    expect(readConstraints('').slots).toEqual([]);
  });
});
