import { createHash } from 'node:crypto';

/** SHA-256, hexadecimal, of bytes or of a text in UTF-8. */
export function contentHash(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
