import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Location, ProgramFunction } from '../program/form.ts';
import { linkModules, type LinkedProgram } from '../program/link.ts';
import { constructModule, constructModules } from '../program/testing/read-data.ts';
import { temporaryDirectory, type TemporaryDirectory } from '../tree/compile/testing/fake-tree.ts';
import { openProgram, type KeptProgram, type ProgramParts } from './program-cache.ts';

let at: TemporaryDirectory;
let links = 0;
let warnings: Diagnostic[] = [];

beforeEach(() => {
  at = temporaryDirectory();
  links = 0;
  warnings = [];
});
afterEach(() => at.remove());

const linkConstructs =
  (target: (typeof constructModules)[number]) =>
  (locations: readonly Location[] = []): LinkedProgram =>
    linkModules([constructModule(target)], { roots: [], locations });

function open(
  target: (typeof constructModules)[number] = 'riscv64.source',
  changes: Partial<ProgramParts> = {},
  directory = at.path,
): KeptProgram {
  const parts: ProgramParts = {
    modules: [{ unit: 'constructs.c', identity: target }],
    architecture: 'riscv64',
    version: 6012,
    roots: [],
    ...changes,
  };
  const link = (locations: readonly Location[]): LinkedProgram => {
    links++;
    return linkConstructs(target)(locations);
  };
  return openProgram(directory, parts, link, (diagnostic) => warnings.push(diagnostic));
}

/** A function with its locations written out, as ids differ from program to program. */
function placed(fn: ProgramFunction | undefined, locations: readonly Location[]): unknown {
  const text = (id: number): string => {
    const location = locations[id];
    if (location === undefined) return '';
    return `${location.function}@${location.file}:${location.line}:${location.column}<${text(location.inlinedAt)}`;
  };
  return (
    fn && {
      ...fn,
      blocks: fn.blocks.map((block) => ({
        ...block,
        instructions: block.instructions.map((item) => ({ ...item, location: text(item.location) })),
        terminator: { ...block.terminator, location: text(block.terminator.location) },
      })),
    }
  );
}

/** Asks for functions, and for the variables and other names there are. */
function ask({ program }: KeptProgram, names: readonly string[], linked: LinkedProgram): void {
  for (const name of names) program.resolve(name);
  for (const name of linked.globals.keys()) program.globals.get(name);
  for (const name of ['no_such_name', ...linked.aliases.keys()]) program.aliases.get(name);
}

function entry(): string {
  const [name = ''] = readdirSync(join(at.path, 'program'));
  return join(at.path, 'program', name);
}

describe('openProgram', () => {
  describe.each(constructModules)('%s', (target) => {
    const fresh = linkConstructs(target)();
    const names = [...fresh.functions.keys()];

    it('serves what was kept without linking, and it equals the linked program', () => {
      const first = open(target);
      ask(first, [...names, 'no_such_function'], fresh);
      first.keep();
      expect(links).toBe(1);
      const { program } = open(target);
      expect(names.length).toBeGreaterThan(10);
      for (const name of names) {
        const expected = placed(fresh.resolve(name), fresh.locations);
        expect(placed(program.resolve(name), program.locations)).toStrictEqual(expected);
      }
      for (const [name, global] of fresh.globals) expect(program.globals.get(name)).toStrictEqual(global);
      for (const [name, alias] of fresh.aliases) expect(program.aliases.get(name)).toStrictEqual(alias);
      expect(program.resolve('no_such_function')).toBeUndefined();
      expect(program).toMatchObject({
        pointerWidth: fresh.pointerWidth,
        endian: fresh.endian,
        fromCache: true,
      });
      expect(program.locations.length).toBeGreaterThan(10);
      expect(links).toBe(1);
    });

    it('is extended by a run that asks for more, and still equals the linked program', () => {
      const half = names.filter((_, index) => index % 2 === 0);
      const first = open(target);
      ask(first, half, fresh);
      first.keep();
      const second = open(target);
      const early = half.map((name) => [name, second.program.resolve(name)] as const);
      expect(links).toBe(1);
      for (const name of [...names].reverse()) second.program.resolve(name);
      expect(links).toBe(2);
      second.keep();
      // Linking has not moved the locations of what was handed out before.
      for (const [name, fn] of early) {
        const expected = placed(fresh.resolve(name), fresh.locations);
        expect(placed(fn, second.program.locations)).toStrictEqual(expected);
      }
      const { program } = open(target);
      for (const name of names) {
        const expected = placed(fresh.resolve(name), fresh.locations);
        expect(placed(program.resolve(name), program.locations)).toStrictEqual(expected);
      }
      expect(links).toBe(2);
    });
  });

  it('answers in full what only the modules know', () => {
    const fresh = linkConstructs('riscv64.source')();
    const first = open();
    ask(first, [], fresh);
    first.keep();
    const { program } = open();
    expect([...program.functions.keys()]).toEqual([...fresh.functions.keys()]);
    expect(program.externals).toEqual(fresh.externals);
    expect([...program.globals.entries()]).toEqual([...fresh.globals.entries()]);
    expect([program.globals.size, program.globals.has('no_such_variable')]).toEqual([
      fresh.globals.size,
      false,
    ]);
    expect(program.fromCache).toBe(false);
  });

  it('does not write what is there already', () => {
    const first = open();
    first.program.resolve([...first.program.functions.keys()][0] ?? '');
    first.keep();
    const { mtimeMs, ino } = statSync(entry());
    first.keep();
    const second = open();
    second.program.resolve([...first.program.functions.keys()][0] ?? '');
    second.keep();
    expect(statSync(entry())).toMatchObject({ mtimeMs, ino });
  });

  it.each<[string, Partial<ProgramParts>]>([
    ['the content of a module', { modules: [{ unit: 'constructs.c', identity: 'edited' }] }],
    ['the name of a module', { modules: [{ unit: 'other.c', identity: 'riscv64.source' }] }],
    ['the architecture', { architecture: 'arm64' }],
    ['the version', { version: 6001 }],
    ['the roots', { roots: ['other'] }],
  ])('keeps programs apart by %s', (_what, changes) => {
    const first = open();
    first.program.resolve('x');
    first.keep();
    open('riscv64.source', changes);
    expect(links).toBe(2);
  });

  it('links anew after damage, with a warning', () => {
    const first = open();
    first.program.resolve('x');
    first.keep();
    const bytes = readFileSync(entry());
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(entry(), bytes);
    expect(open().program.fromCache).toBe(false);
    expect(warnings.map(({ code }) => code)).toEqual(['THP3120']);
    expect(readdirSync(join(at.path, 'program'))).toEqual([]);
  });

  it('goes on when nothing can be written', () => {
    const first = open('riscv64.source', {}, at.write('file', ''));
    first.program.resolve('x');
    first.keep();
    first.program.resolve('y');
    first.keep();
    expect(warnings.map(({ code }) => code)).toEqual(['THP3121']);
  });

  it('keeps nothing of modules that are not in the cache', () => {
    const first = open('riscv64.source', { modules: [{ unit: 'constructs.c', identity: undefined }] });
    first.program.resolve('x');
    first.keep();
    expect(readdirSync(at.path)).toEqual([]);
  });
});
