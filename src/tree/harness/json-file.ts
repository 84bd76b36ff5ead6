import { readFileSync } from 'node:fs';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { notJson } from './diagnostics.ts';

/**
 * Reads a JSON file; `undefined` when there is none.
 * @throws ThpcheckError THP2201
 */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ThpcheckError(notJson(file, error instanceof Error ? error.message : String(error)));
  }
}
