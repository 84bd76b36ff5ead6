import { readFileSync } from 'node:fs';
import type { ReadModule } from '../llvm/read-module.ts';
import { readModule } from '../llvm/read-module.ts';

/** Modules compiled from data/constructs.c with the flags of the tree compiler, by target and profile. */
export const constructModules = ['riscv64.source', 'arm.source', 'arm64.O1'] as const;

/** Text of a module of {@link constructModules}. */
export function constructText(target: (typeof constructModules)[number]): string {
  return readFileSync(new URL(`./data/constructs.${target}.ll`, import.meta.url), 'latin1');
}

/** A module of {@link constructModules}, split and ready to be read. */
export function constructModule(
  target: (typeof constructModules)[number],
  text = constructText(target),
): ReadModule {
  return readModule(text, 'constructs.c');
}
