import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { header } from '../../src/engine/collapsed/kernel-map.ts';
import { isInstalled, runNative } from '../measure/native-run.ts';
import { benchFile } from '../paths.ts';
import { mustEndWell } from '../peers/compile.ts';
import { installedCompilers, type Workshop } from '../peers/workshop.ts';
import { withoutVectors } from './without-vectors.ts';

/** Where Debian puts the run-time that the output of wasm2c needs. */
const runtime = '/usr/share/wabt/wasm2c';

/** What is needed to make C of a module, and not installed; undefined if everything is. */
export function missingForC(): string | undefined {
  if (!isInstalled('wasm2c', '--version') || !existsSync(join(runtime, 'wasm-rt-impl.c')))
    return 'wasm2c (Debian package wabt)';
  return installedCompilers().some((name) => name.startsWith('clang')) ? undefined : 'clang';
}

/** Makes a program of a module and repeat.c; returns its path. */
export function compileModule(workshop: Workshop, module: string): string {
  const [compiler = 'clang'] = installedCompilers();
  const driver = readFileSync(benchFile('ceiling/repeat.c'), 'utf8');
  const addresses = (['head', 'tail', 'transitions', 'depth', 'cached'] as const).map(
    (word) => `-D${word.toUpperCase()}=${header[word]}`,
  );
  const target = process.arch === 'x64' ? ['-march=native'] : [];
  const options = ['-O3', '-w', ...target, ...addresses];
  const madeOf = ['wasm2c', driver, compiler, ...options, readFileSync(module).toString('base64')];
  const { directory } = workshop.build(madeOf, (place) => {
    writeFileSync(join(place, 'module.wasm'), withoutVectors(readFileSync(module)));
    const args = ['module.wasm', '-n', 'search', '-o', 'module.c'];
    const made = mustEndWell('wasm2c', runNative(place, 'wasm2c', args));
    const text = readFileSync(join(place, 'module.c'), 'utf8');
    writeFileSync(join(place, 'module.c'), withoutChecks(text));
    const paths = ['-DMODULE="module.c"', `-I${place}`, `-I${runtime}`, '-o', 'repeat'];
    const sources = [benchFile('ceiling/repeat.c'), join(runtime, 'wasm-rt-impl.c'), '-lm'];
    const compiled = runNative(place, compiler, [...options, ...paths, ...sources]);
    return made.cpu + mustEndWell(compiler, compiled).cpu;
  });
  return join(directory, 'repeat');
}

/**
 * C that does not keep up what WebAssembly promises and the search does not need: that a load of nothing but its side
 * effect is done, that an address is inside the memory, that the memory may have moved.
 */
function withoutChecks(text: string): string {
  const [before = '', ...functions] = text.split(/^(?=static .*\bw2c_|static void init_|void Z_search)/m);
  return [
    before
      .replaceAll(/^#define FORCE_READ_(\w+)\(var\).*$/gm, '#define FORCE_READ_$1(var)')
      .replaceAll(/^#define MEMCHECK\(mem, a, t\).*$/gm, '#define MEMCHECK(mem, a, t)')
      .replaceAll('mem->data', 'BASE'),
    vectors,
    ...functions.map((each) =>
      each
        .replaceAll(/\bf64\b/g, 'v16')
        .replaceAll('f64_load(', 'v16_load(')
        .replaceAll('f64_store(', 'v16_store('),
    ),
  ].join('');
}

const vectors = `
typedef struct { u8 bytes[16]; } v16;
static inline v16 v16_load(wasm_rt_memory_t* mem, u64 addr) { v16 x; wasm_rt_memcpy(&x, BASE + addr, 16); return x; }
static inline void v16_store(wasm_rt_memory_t* mem, u64 addr, v16 x) { wasm_rt_memcpy(BASE + addr, &x, 16); }
`;
