import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus, ThpcheckError } from '../diagnostic/diagnostic.ts';
import { closest } from './closest.ts';
import type { Dependencies } from './dependencies.ts';
import { unknownCode } from './diagnostics.ts';
import type { Io } from './io.ts';

/** The sections of docs/errors.md by code: from `## THP1001 ...` to the next heading of that level. */
export function sectionsByCode(page: string): ReadonlyMap<string, string> {
  const sections = page.split(/^(?=#{1,2} )/m);
  return new Map(
    sections.flatMap((section) => {
      const code = /^## (THP\d{4})\b/.exec(section)?.[1];
      return code === undefined ? [] : [[code, section.trimEnd()] as const];
    }),
  );
}

/**
 * `thpcheck explain`: prints what docs/errors.md says about a code; `1003` and `thp1003` will do.
 *
 * @throws ThpcheckError THP1007 (page not installed), THP1008 (no such code).
 */
export async function explainCommand(code: string, io: Io, dependencies: Dependencies): Promise<ExitStatus> {
  const sections = sectionsByCode(await dependencies.files.read(dependencies.errorsPage));
  const wanted = `THP${code.replace(/^thp/i, '')}`;
  const section = sections.get(wanted);
  if (section === undefined)
    throw new ThpcheckError(unknownCode(code, closest(wanted, [...sections.keys()])));
  io.out(`${section.replace(/^## /, '').replaceAll('**', '').replaceAll('`', '')}\n`);
  return exitStatus.holds;
}
