import { nameOf, type CatalogueEntry, type Gives, type ParameterName } from './catalogue/catalogue-entry.ts';
import { constantMacros } from './probe-constants.ts';

/** File name of the generated unit: at the top of the tree, so that it can include sources of the tree. */
export const probeUnit = 'thpcheck-probe.c';

/** Prefix of functions that can be called from outside. */
const wrapperPrefix = 'probe_';
/** Prefix of constants that say that a name is there. */
export const presencePrefix = 'probe_has_';

/** What the unit is made of. */
export interface ProbeUnitParts {
  /** Sources of the tree that are part of the unit. */
  readonly sources: readonly string[];
  /** File of the harness for the architecture, if it has one. */
  readonly architecture: string | undefined;
  readonly entries: readonly CatalogueEntry[];
  /** Names to look for. */
  readonly names: readonly string[];
}

/** The text of the unit, and which line belongs to which wrapper. */
export interface ProbeUnitText {
  readonly text: string;
  /** Number of a line, from 1, to name of the function. */
  readonly wrapperAt: ReadonlyMap<number, string>;
}

/** C name of the function that wraps a helper. */
export function wrapperSymbol(name: string): string {
  return wrapperPrefix + name.replaceAll(/\W/g, '__');
}

/**
 * The C of the probe: for each name a constant if it is a macro, function or variable of the tree; for each entry of the
 * catalogue a function of 64-bit words, if all that it needs is there. The compiler decides: `__if_exists` is an extension
 * that clang has for C as well (-fms-extensions).
 */
export function probeUnitText({ sources, architecture, entries, names }: ProbeUnitParts): ProbeUnitText {
  const lines = [
    '#include "probe/probe.h"',
    ...sources.map((source) => `#include "${source}"`),
    '#include "probe/environment.c"',
    ...(architecture === undefined ? [] : [`#include "${architecture}"`]),
    '#pragma clang diagnostic error "-Wincompatible-pointer-types"',
  ];
  const wrapperAt = new Map<number, string>();
  const looked = new Set([...names, ...entries.flatMap(needsOf)]);
  for (const name of looked) lines.push(...presence(name, `const char ${presencePrefix}${name} = 1;`));
  for (const macro of constantMacros)
    lines.push(`#ifdef ${macro}`, `PROBE(constant_${macro})(void) { return (word)(${macro}); }`, '#endif');
  const made = new Set<string>();
  for (const entry of entries) {
    const name = nameOf(entry);
    let line = wrapper(entry);
    for (const need of needsOf(entry)) line = `__if_exists(${presencePrefix}${need}) { ${line} }`;
    if (made.has(name)) line = `__if_not_exists(${wrapperSymbol(name)}) { ${line} }`;
    made.add(name);
    lines.push(line);
    wrapperAt.set(lines.length, name);
  }
  return { text: `${lines.join('\n')}\n`, wrapperAt };
}

/** What must be there for an entry. */
export function needsOf({ helper, needs }: CatalogueEntry): readonly string[] {
  return needs ?? [helper];
}

function presence(name: string, declaration: string): readonly string[] {
  return [`#ifdef ${name}`, declaration, '#else', `__if_exists(${name}) { ${declaration} }`, '#endif'];
}

/** C types of parameters; `%` stands for the level. */
const types: Readonly<Record<ParameterName, readonly [type: string, value: string]>> = {
  entry: ['%_t', '__%((%_word)#)'],
  other: ['%_t', '__%((%_word)#)'],
  old: ['%_t', '__%((%_word)#)'],
  new: ['%_t', '__%((%_word)#)'],
  pfn: ['unsigned long', '(unsigned long)#'],
  prot: ['pgprot_t', '__pgprot((prot_word)#)'],
  type: ['unsigned long', '(unsigned long)#'],
  offset: ['unsigned long', '(unsigned long)#'],
};

const giving: Readonly<Record<Gives, string>> = {
  truth: 'return !!(@);',
  entry: 'return (word)%_val(@);',
  word: 'return (word)(@);',
  memory: '@; return (word)%_val(*slot);',
};

function wrapper(entry: CatalogueEntry): string {
  const { level, parameters, call, gives } = entry;
  const upper = level.toUpperCase();
  const locals = parameters.map((name) => {
    const [type, value] = types[name];
    return `${type} ${name} = ${value.replace('#', `given_${name}`)};`;
  });
  const isPlaced = /\bslot\b/.test(call);
  const place = [
    `unsigned long address = PROBE_${upper}_ADDRESS;`,
    `%_t *slot = PROBE_${upper}_SLOT;`,
    `PROBE_PREPARE_${upper}(slot);`,
    parameters.includes('old') ? '*slot = old;' : '*slot = __%(0);',
  ];
  const body = [
    ...(/\bmm\b/.test(call) ? ['struct mm_struct *mm = &probe_mm;'] : []),
    ...(/\bvma\b/.test(call) ? ['struct vm_area_struct *vma = &probe_vma;'] : []),
    ...locals,
    ...(isPlaced ? place : []),
    giving[gives].replace('@', call),
  ];
  const given = parameters.map((name) => `word given_${name}`).join(', ');
  const symbol = wrapperSymbol(nameOf(entry)).slice(wrapperPrefix.length);
  return `PROBE(${symbol})(${given}) { ${body.join(' ')} }`.replaceAll('%', level);
}
