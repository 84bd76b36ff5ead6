import { describe, expect, test } from 'vitest';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { replaceOnce, type Replacement } from './replace-once.ts';

const source = `/* first() is described here. */
static int first(int a,
		 int b);

static int first(int a,
		 int b)
{
	lock(a);
	return a + b;
}

int second(void)
{
	lock(1);
	if (first(1,
		  2))
		return 1;
	return 0;
}
`;

const replace = (replacement: Omit<Replacement, 'file'>): string =>
  replaceOnce(source, { file: 'mm/x.c', ...replacement }, 'overlay');

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ThpcheckError) return error.diagnostic.code;
    throw error;
  }
  return 'no error';
}

describe('a text is replaced', () => {
  test.each<[string, Omit<Replacement, 'file'>, string]>([
    ['that occurs once in the file', { find: 'a + b', replace: 'a - b' }, 'return a - b;'],
    ['that occurs once in the function', { within: 'second', find: 'lock(1);', replace: '' }, '{\n\t\n\tif (first'],
    ['whose blanks are line ends in the file', { find: 'first(1, 2)', replace: '0' }, 'if (0\n)\n\t\treturn 1;'],
    ['by one that holds it', { find: 'return 0;', replace: 'lock(2); $&' }, '\tlock(2); return 0;'],
    ['by one with a dollar sign', { find: 'return 0;', replace: '$$1' }, '\t$$1\n}'],
  ])('%s', (_, replacement, expected) => {
    expect(replace(replacement)).toContain(expected);
  });

  test('and the lines below keep their numbers', () => {
    const lineOf = (text: string): number => text.split('\n').findIndex((line) => line.includes('return 0;'));
    expect(lineOf(replace({ find: 'first(1, 2)', replace: '0' }))).toBe(lineOf(source));
  });
});

describe('it is an error', () => {
  test.each<[string, Omit<Replacement, 'file'>, string]>([
    ['when the text is not there', { find: 'absent()', replace: '' }, 'THP2214'],
    ['when the text is there twice', { find: 'lock(', replace: '' }, 'THP2214'],
    ['when the text is in another function', { within: 'second', find: 'a + b', replace: '' }, 'THP2214'],
    ['when the function is not there', { within: 'third', find: 'lock', replace: '' }, 'THP2215'],
    ['when the function is only declared', { within: 'lock', find: 'lock', replace: '' }, 'THP2215'],
  ])('%s', (_, replacement, code) => {
    expect(codeOf(() => replace(replacement))).toBe(code);
  });
});
