import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { cannotWrite, cannotWriteReport } from './diagnostics.ts';
import type { Files } from './files.ts';
import type { Session } from './session.ts';

/** Where a report goes: to the standard output as it is made, or to a file when it is complete. */
export interface ReportOutput {
  print(text: string): void;
  /**
   * Writes the file, unless the report is not complete because the user stopped it.
   * @throws ThpcheckError THP1014.
   */
  end(): Promise<void>;
}

/** @param path of the file; `undefined` for the standard output */
export function reportOutput(path: string | undefined, session: Session, files: Files): ReportOutput {
  if (path === undefined) {
    return {
      print: (text) => {
        if (text !== '') session.print(text);
      },
      end: () => Promise.resolve(),
    };
  }
  const pieces: string[] = [];
  return {
    print: (text) => void pieces.push(text),
    end: async () => {
      if (session.interrupted()) {
        session.note(`${path} was not written, because the report is not complete`);
        return;
      }
      await writeReport(path, pieces.join(''), files);
      session.note(`the report is in ${path}`);
    },
  };
}

async function writeReport(path: string, text: string, files: Files): Promise<void> {
  try {
    await files.writeWhole(path, text);
  } catch (error) {
    if (!(error instanceof ThpcheckError) || error.diagnostic.code !== cannotWrite('', '').code) throw error;
    throw new ThpcheckError(cannotWriteReport(path, error.diagnostic.detail ?? []));
  }
}
