import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../src/cli/program.ts';
import { fakeWorld } from '../src/cli/testing/fake-dependencies.ts';
import { fakeIo } from '../src/cli/testing/fake-io.ts';
import { root } from './source-files.ts';

const io = fakeIo();
const program = createProgram(io, fakeWorld(io, []), () => undefined);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'WARTS.md'],
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md') && name !== 'docs/mutation-report.md');

/** Options of node and git that the pages speak of, and one that is misspelt on purpose. */
const ofOthers = new Set(['--disable-wasm-trap-handler', '--refetch', '--no-filter', '--arhc']);
const options = new Set(
  program.commands.flatMap((command) => ['--help', ...command.options.map(({ long }) => long ?? '')]),
);

describe('what the pages say of the command line', () => {
  test.each(pages)('%s names options that exist', (page) => {
    const named = [...read(page).matchAll(/(?<![\w-])--[a-z][a-z-]*(?![\w])/g)].map(([option]) => option);
    expect([...new Set(named)].filter((option) => !options.has(option) && !ofOthers.has(option))).toEqual([]);
  });

  test('README.md shows the help of check as it is', () => {
    const [, shown] = /check --help\n```\n\n```text\n(.*?)```/s.exec(read('README.md'))!;
    const check = program.commands.find((command) => command.name() === 'check')!;
    let text = '';
    check.configureOutput({ writeOut: (piece) => void (text += piece), getOutHelpWidth: () => 80 });
    check.outputHelp();
    expect(`${text.trimEnd()}\n`).toBe(shown);
  });

  test('README.md names every command', () => {
    const page = read('README.md');
    const names = program.commands.map((command) => command.name()).filter((name) => name !== 'help');
    expect(names.filter((name) => !page.includes(`\`${name}`) && !page.includes(`thpcheck ${name}`))).toEqual(
      [],
    );
  });
});
