import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readCheckpoint, writeCheckpoint } from './checkpoint-file.ts';

const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-checkpoint-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const header = { of: 'a check', numbers: [1, -2] };
const tables = { words: Int32Array.of(1, -1, 2 ** 31 - 1), bytes: Uint8Array.of(7), none: new Int32Array(0) };

describe('a checkpoint file', () => {
  it('gives back what was written', () => {
    const file = join(scratch, 'whole');
    expect(writeCheckpoint(file, header, tables)).toEqual({ kind: 'written' });
    expect(readCheckpoint(file)).toEqual({ kind: 'checkpoint', header, tables });
  });

  it('shows any damage', () => {
    const file = join(scratch, 'damaged');
    writeCheckpoint(file, header, tables);
    const whole = readFileSync(file);
    const damaged = (bytes: Uint8Array): void => {
      writeFileSync(file, bytes);
      expect(readCheckpoint(file).kind).toBe('damaged');
    };
    const place = fc.nat({ max: whole.length - 1 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = bytes[at]! ^ change;
        damaged(bytes);
      }),
    );
    fc.assert(
      fc.property(place, (length) => damaged(whole.subarray(0, length))),
      { numRuns: 30 },
    );
    damaged(Buffer.concat([whole, Buffer.of(0)]));
    damaged(Buffer.from('{"format":"trace"}'));
  });

  it('stays as it was when the next one cannot be written', () => {
    const file = join(scratch, 'kept');
    writeCheckpoint(file, header, tables);
    // In the way of the file that is written first.
    mkdirSync(`${file}.${process.pid}.part`);
    expect(writeCheckpoint(file, { of: 'another' }, {}).kind).toBe('failed');
    expect(readCheckpoint(file)).toEqual({ kind: 'checkpoint', header, tables });
  });

  it('leaves nothing behind when it cannot get its name', () => {
    const taken = join(scratch, 'taken');
    mkdirSync(join(taken, 'inside'), { recursive: true });
    expect(writeCheckpoint(taken, header, tables).kind).toBe('failed');
    expect(readdirSync(scratch).filter((name) => name.startsWith('taken'))).toEqual(['taken']);
  });

  it('cannot be written where there is no directory', () => {
    expect(writeCheckpoint(join(scratch, 'nowhere', 'file'), header, tables)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('ENOENT') as string,
    });
  });
});
