import { openNative } from './native.ts';
import type { CompilerOptions } from './options.ts';
import type { Compiler } from './request.ts';
import { openYowasp } from './yowasp.ts';

/** Which compiler: the one that comes with thpcheck (LLVM as WebAssembly), or a clang of the user's own. */
export type CompilerChoice = { readonly kind: 'yowasp' } | { readonly kind: 'native'; readonly path: string };

/** Opens a compiler. Nothing heavy is started before the first compilation. */
export function openCompiler(choice: CompilerChoice, options: CompilerOptions = {}): Compiler {
  return choice.kind === 'yowasp' ? openYowasp(options) : openNative(choice.path, options);
}
