import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib';
import type { UnitRecord } from './record.ts';

/*
 * An entry: a header of 56 bytes, the record, the IR; both compressed.
 *   0  magic, 8 bytes        8  bytes of the record, u32 LE        12  bytes of the IR, u32 LE
 *   16 check of bytes 0..16 and the record, 20 bytes               36  check of the IR, 20 bytes
 */
const magic = Buffer.from('THPunit1');
const headerBytes = 56;
const checkBytes = 20;

/** The IR of an entry, known to be intact. */
export interface PackedIr {
  readonly kind: 'ir';
  /** Stands for the text: equal identities, equal texts. */
  readonly identity: string;
  /** Unpacks the text, each time it is called. */
  readonly unpack: () => string;
}

/** An encoded entry. */
export interface EncodedEntry {
  readonly bytes: Uint8Array;
  /** As {@link PackedIr.identity}. */
  readonly identity: string;
}

/** What was found in an entry's file. */
export type EntryContent =
  | {
      readonly kind: 'entry';
      readonly record: UnitRecord;
      /** Reads and checks the IR, still packed; a reason if it is damaged. */
      readonly readIr: () => PackedIr | { readonly kind: 'damaged'; readonly reason: string };
    }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'absent' };

/** Encodes an entry. */
export async function encodeEntry(record: UnitRecord, ir: string): Promise<EncodedEntry> {
  const [packedRecord, packedIr] = await Promise.all([pack(JSON.stringify(record)), pack(ir)]);
  const header = Buffer.alloc(headerBytes);
  magic.copy(header);
  header.writeUInt32LE(packedRecord.length, 8);
  header.writeUInt32LE(packedIr.length, 12);
  check(header.subarray(0, 16), packedRecord).copy(header, 16);
  const irCheck = check(packedIr);
  irCheck.copy(header, 16 + checkBytes);
  return { bytes: Buffer.concat([header, packedRecord, packedIr]), identity: irCheck.toString('hex') };
}

/** Reads the record of an entry; its IR only when asked for. */
export function readEntry(path: string): EntryContent {
  const start = readPart(path, 0, headerBytes);
  if (start === undefined) return { kind: 'absent' };
  if (start.length < headerBytes || !start.subarray(0, 8).equals(magic)) {
    return { kind: 'damaged', reason: 'it is cut short or not an entry' };
  }
  const recordBytes = start.readUInt32LE(8);
  const irBytes = start.readUInt32LE(12);
  const packedRecord = readPart(path, headerBytes, recordBytes);
  if (packedRecord === undefined) return { kind: 'absent' };
  if (!check(start.subarray(0, 16), packedRecord).equals(start.subarray(16, 16 + checkBytes))) {
    return { kind: 'damaged', reason: 'the check of its record fails' };
  }
  const record = JSON.parse(brotliDecompressSync(packedRecord).toString()) as UnitRecord;
  return {
    kind: 'entry',
    record,
    readIr() {
      const packedIr = readPart(path, headerBytes + recordBytes, irBytes);
      const irCheck = start.subarray(16 + checkBytes, headerBytes);
      if (packedIr === undefined || !check(packedIr).equals(irCheck)) {
        return { kind: 'damaged', reason: 'the check of its IR fails' };
      }
      const unpack = (): string => brotliDecompressSync(packedIr).toString();
      return { kind: 'ir', identity: irCheck.toString('hex'), unpack };
    },
  };
}

function check(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, checkBytes);
}

function pack(text: string): Promise<Buffer> {
  return promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } });
}

/** Bytes of a file, fewer at its end; `undefined` when it cannot be opened. */
function readPart(path: string, from: number, bytes: number): Buffer | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const buffer = Buffer.alloc(Math.min(bytes, 1 << 30));
    return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, from));
  } finally {
    closeSync(file);
  }
}
