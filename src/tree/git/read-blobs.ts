import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { gitMissing, missingObjects } from './diagnostics.ts';
import { startGit } from './git-process.ts';

/** Whose objects are read. */
export interface BlobSource {
  readonly directory: string;
  /** For messages. */
  readonly commit: string;
}

/**
 * Reads objects, each once, in the order given, by one `git cat-file --batch`.
 * @throws ThpcheckError THP2301, THP2304; and what `use` throws
 */
export async function readBlobs(
  { directory, commit }: BlobSource,
  ids: readonly string[],
  use: (id: string, content: Buffer) => void,
): Promise<void> {
  if (ids.length === 0) return;
  const child = startGit(directory, ['cat-file', '--batch']);
  const messages: string[] = [];
  let failure: ThpcheckError | undefined;
  child.on('error', (error) => (failure = new ThpcheckError(gitMissing(error.message))));
  child.stderr.on('data', (chunk: Buffer) => messages.push(chunk.toString()));
  // Told by the exit status: git ends without reading everything when an object is damaged.
  child.stdin.on('error', () => undefined);
  child.stdin.end(ids.map((id) => `${id}\n`).join(''));
  const reader = new BatchReader(use);
  try {
    for await (const chunk of child.stdout) reader.feed(chunk as Buffer);
  } finally {
    child.kill();
  }
  if (failure) throw failure;
  if (reader.missing.length > 0) throw new ThpcheckError(missingObjects(directory, commit, reader.missing));
  if (reader.count < ids.length) throw new ThpcheckError(missingObjects(directory, commit, messages));
}

/** Takes the output of `git cat-file --batch` apart: `<id> blob <size>`, a line end, the content, a line end. */
class BatchReader {
  readonly missing: string[] = [];
  count = 0;
  readonly #use: (id: string, content: Buffer) => void;
  #pending: Buffer[] = [];
  #length = 0;
  /** The object whose content is awaited. */
  #awaited: { readonly id: string; readonly size: number } | undefined;

  constructor(use: (id: string, content: Buffer) => void) {
    this.#use = use;
  }

  feed(chunk: Buffer): void {
    this.#pending.push(chunk);
    this.#length += chunk.length;
    if (this.#awaited && this.#length <= this.#awaited.size) return;
    let data = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending);
    for (let rest = this.#next(data); rest; rest = this.#next(data)) data = rest;
    this.#pending = [data];
    this.#length = data.length;
  }

  /** What is left after one header or content; undefined if there is not enough for one. */
  #next(data: Buffer): Buffer | undefined {
    if (this.#awaited) {
      const { id, size } = this.#awaited;
      if (data.length <= size) return undefined;
      this.#use(id, data.subarray(0, size));
      this.#awaited = undefined;
      this.count++;
      return data.subarray(size + 1);
    }
    const end = data.indexOf(10);
    if (end < 0) return undefined;
    const [id = '', kind, size] = data.subarray(0, end).toString('latin1').split(' ');
    if (kind === 'missing') {
      this.missing.push(id);
      this.count++;
    } else this.#awaited = { id, size: Number(size) };
    return data.subarray(end + 1);
  }
}
