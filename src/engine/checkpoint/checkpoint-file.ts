import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { SnapshotTable } from '../snapshot.ts';

/*
 * A checkpoint file: 8 bytes of magic, the length of the header (32 bits), the header (JSON), the tables one after the
 * other as they are in memory, SHA-256 of all that. The tables are not copied: they may take most of the memory.
 */
const magic = Buffer.from('THPckpt1');
const checkBytes = 32;
/** Bytes of one call of the file system. */
const piece = 1 << 26;

/** Tables of a checkpoint by name. */
export type NamedTables = Readonly<Record<string, SnapshotTable>>;

/** What came of writing a checkpoint. */
export type Written = { readonly kind: 'written' } | { readonly kind: 'failed'; readonly reason: string };

/** What a file was found to hold. */
export type CheckpointContent =
  | { readonly kind: 'checkpoint'; readonly header: unknown; readonly tables: NamedTables }
  | { readonly kind: 'damaged'; readonly reason: string };

const headerSchema = z.object({
  header: z.unknown(),
  places: z.array(
    z.object({ name: z.string(), type: z.enum(['int32', 'uint8']), length: z.int().nonnegative() }),
  ),
});

type TablePlace = z.infer<typeof headerSchema>['places'][number];

/**
 * Writes a checkpoint so that the file is either the former one or the new one, whatever happens: under another name
 * first, brought to the disk, then renamed. `header` is plain data.
 */
export function writeCheckpoint(file: string, header: unknown, tables: NamedTables): Written {
  const temporary = `${file}.${process.pid}.part`;
  let opened: number | undefined;
  let made = false;
  try {
    opened = openSync(temporary, 'w');
    made = true;
    const hash = createHash('sha256');
    const places = Object.entries(tables).map(([name, table]): TablePlace => ({
      name,
      type: table instanceof Int32Array ? 'int32' : 'uint8',
      length: table.length,
    }));
    const text = Buffer.from(JSON.stringify({ header, places }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    for (const part of [magic, length, text, ...Object.values(tables)]) writePart(opened, part, hash);
    writePart(opened, hash.digest(), undefined);
    fsyncSync(opened);
    closeSync(opened);
    opened = undefined;
    renameSync(temporary, file);
    syncDirectory(dirname(file));
    return { kind: 'written' };
  } catch (error) {
    if (opened !== undefined) closeSync(opened);
    if (made) rmSync(temporary, { force: true });
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function writePart(file: number, part: Uint8Array | Int32Array, hash: Hash | undefined): void {
  const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  for (let at = 0; at < bytes.length;) {
    const some = bytes.subarray(at, at + piece);
    hash?.update(some);
    for (let written = 0; written < some.length;) written += writeSync(file, some, written);
    at += some.length;
  }
}

/** A rename is on the disk when its directory is. Some file systems cannot be asked. */
function syncDirectory(directory: string): void {
  try {
    const opened = openSync(directory, 'r');
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    // The file is whole either way.
  }
}

/**
 * Reads a checkpoint.
 * @throws the error of the file system if the file cannot be read at all
 */
export function readCheckpoint(file: string): CheckpointContent {
  const opened = openSync(file, 'r');
  try {
    return readOpened(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * Whether a file begins as a checkpoint does.
 * @throws the error of the file system
 */
export function looksLikeCheckpoint(file: string): boolean {
  const start = Buffer.alloc(magic.length);
  const opened = openSync(file, 'r');
  try {
    return readPart(opened, start, undefined) && start.equals(magic);
  } finally {
    closeSync(opened);
  }
}

function readOpened(opened: number): CheckpointContent {
  const size = fstatSync(opened).size;
  const start = Buffer.alloc(magic.length + 4);
  const hash = createHash('sha256');
  if (!readPart(opened, start, hash) || !start.subarray(0, magic.length).equals(magic))
    return { kind: 'damaged', reason: 'it is no checkpoint' };
  const headerBytes = start.readUInt32LE(magic.length);
  if (headerBytes > size) return { kind: 'damaged', reason: 'it is cut short' };
  const text = Buffer.alloc(headerBytes);
  if (!readPart(opened, text, hash)) return { kind: 'damaged', reason: 'it is cut short' };
  const parsed = parseHeader(text.toString());
  if (parsed === undefined) return { kind: 'damaged', reason: 'its header is not readable' };
  const bytesOf = ({ type, length }: TablePlace): number => (type === 'int32' ? 4 : 1) * length;
  const expected =
    start.length + headerBytes + parsed.places.reduce((sum, one) => sum + bytesOf(one), 0) + checkBytes;
  if (expected !== size) return { kind: 'damaged', reason: 'it is cut short, or too long' };
  const tables: Record<string, SnapshotTable> = {};
  for (const { name, type, length } of parsed.places) {
    const table = type === 'int32' ? new Int32Array(length) : new Uint8Array(length);
    readPart(opened, new Uint8Array(table.buffer), hash);
    tables[name] = table;
  }
  const check = Buffer.alloc(checkBytes);
  readPart(opened, check, undefined);
  if (!hash.digest().equals(check)) return { kind: 'damaged', reason: 'its check fails' };
  return { kind: 'checkpoint', header: parsed.header, tables };
}

/** The header, as far as it says where the tables are; undefined if it does not. */
function parseHeader(
  text: string,
): { readonly header: unknown; readonly places: readonly TablePlace[] } | undefined {
  try {
    const result = headerSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** Fills the array from the file; false if the file ends before. */
function readPart(file: number, bytes: Uint8Array, hash: Hash | undefined): boolean {
  for (let at = 0; at < bytes.length;) {
    const count = readSync(file, bytes, at, Math.min(piece, bytes.length - at), null);
    if (count === 0) return false;
    hash?.update(bytes.subarray(at, at + count));
    at += count;
  }
  return true;
}
