import type { TextCase } from './text-source.ts';

/** A rule of the Kconfig language: a text, requests, and all values that come out (`n` is left out). */
export interface SemanticCase extends TextCase {
  readonly name: string;
  readonly values: readonly string[];
}

/** A bool symbol with a prompt. */
export const bool = (name: string, ...lines: string[]) =>
  `config ${name}\n\tbool "${name}"\n${lines.map((line) => `\t${line}\n`).join('')}\n`;
/** A bool symbol without prompt. */
export const hidden = (name: string, ...lines: string[]) =>
  `config ${name}\n\tbool\n${lines.map((line) => `\t${line}\n`).join('')}\n`;
/** A tristate symbol with a prompt. */
export const tristate = (name: string, ...lines: string[]) =>
  `config ${name}\n\ttristate "${name}"\n${lines.map((line) => `\t${line}\n`).join('')}\n`;
/** The symbol that enables modules. */
export const modules = 'config MODULES\n\tbool "modules"\n\tmodules\n\n';
/** A choice around members. */
export const choice = (inside: string, ...options: string[]) =>
  `choice\n\tprompt "pick"\n${options.map((line) => `\t${line}\n`).join('')}\n${inside}endchoice\n`;
