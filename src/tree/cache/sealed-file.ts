import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/*
 * A sealed file: 8 bytes of magic, 20 bytes of check, the content. Check: of magic and what follows the check.
 * The content is compressed as fast as possible: that takes less time than hashing and reading more bytes.
 */
const magic = Buffer.from('THPseal1');
const checkBytes = 20;
const headerBytes = magic.length + checkBytes;

/** What a sealed file was found to hold. */
export type SealedContent =
  | { readonly kind: 'content'; readonly content: Buffer }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'absent' };

/** The bytes of a file that holds `content` and shows damage. */
export function seal(content: Uint8Array): Buffer {
  const packed = deflateRawSync(content, { level: 1 });
  return Buffer.concat([magic, check(packed), packed]);
}

/** Reads a sealed file; never fails. */
export function readSealed(path: string): SealedContent {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return { kind: 'absent' };
  }
  if (bytes.length < headerBytes || !bytes.subarray(0, magic.length).equals(magic)) {
    return { kind: 'damaged', reason: 'it is cut short or not an entry' };
  }
  const packed = bytes.subarray(headerBytes);
  if (!check(packed).equals(bytes.subarray(magic.length, headerBytes))) {
    return { kind: 'damaged', reason: 'its check fails' };
  }
  return { kind: 'content', content: inflateRawSync(packed) };
}

function check(packed: Uint8Array): Buffer {
  return createHash('sha256').update(magic).update(packed).digest().subarray(0, checkBytes);
}
