import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { noBounds } from './diagnostics.ts';

/** The file that `include/generated/bounds.h` is made from: the caller compiles it to LLVM IR as any other. */
export const boundsSource = { path: 'kernel/bounds.c', header: 'include/generated/bounds.h' } as const;

/**
 * The text of `include/generated/bounds.h` from the IR of kernel/bounds.c: each constant is the immediate operand
 * of an assembly statement `->NAME $0 expression`. Source: DEFINE() of include/linux/kbuild.h, Kbuild.
 * @throws ThpcheckError THP2111 if there are none
 */
export function parseBounds(ir: string): string {
  const lines: string[] = [];
  for (const match of ir.matchAll(
    /->([A-Za-z_0-9]+) \$\{?0[^"]*?"[^"]*"i[^"]*"\(i\d+(?: noundef)? (-?\d+)\)/g,
  ))
    lines.push(`#define ${match[1]} ${match[2]}`);
  if (!lines.length) throw new ThpcheckError(noBounds());
  return ['#ifndef __LINUX_BOUNDS_H__', '#define __LINUX_BOUNDS_H__', ...lines, '#endif', ''].join('\n');
}
