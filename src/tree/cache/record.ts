/** A file that a compilation read. */
export interface RecordedFile {
  /** In the compiler's name space. */
  readonly name: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string;
  /** Bytes; -1 for a virtual file. */
  readonly size: number;
  /** Modification time in ms, or {@link neverTrust}. */
  readonly time: number;
}

/** A directory in which a file might appear that would be read instead. */
export interface RecordedDirectory {
  readonly path: string;
  /** Modification time in ms, {@link absent}, or {@link neverTrust}. */
  readonly time: number;
}

/** What a cached unit depends on. */
export interface UnitRecord {
  readonly files: readonly RecordedFile[];
  readonly directories: readonly RecordedDirectory[];
  /** Names that come before those of the files in the search order and exist; nevertheless not read. */
  readonly shadows: readonly string[];
  /** Hash of the names of the virtual files. */
  readonly virtualNames: string;
  readonly warnings: readonly string[];
}

/** Time of a directory that does not exist. */
export const absent = -1;

/** Time that equals no other: the file had just been written, so an edit might not show in its time. */
export const neverTrust = -2;
