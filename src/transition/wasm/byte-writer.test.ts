import { expect, test } from 'vitest';
import { ByteWriter } from './byte-writer.ts';

function written(write: (bytes: ByteWriter) => void): readonly number[] {
  const bytes = new ByteWriter(1);
  write(bytes);
  return [...bytes.toBytes()];
}

test.each<[number, readonly number[]]>([
  [0, [0]],
  [127, [0x7f]],
  [128, [0x80, 1]],
  [624_485, [0xe5, 0x8e, 0x26]],
  [2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
])('unsigned %i', (value, bytes) => {
  expect(written((writer) => writer.unsigned(value))).toEqual(bytes);
});

test.each<[number, readonly number[]]>([
  [0, [0]],
  [63, [0x3f]],
  [64, [0xc0, 0]],
  [-1, [0x7f]],
  [-64, [0x40]],
  [-65, [0xbf, 0x7f]],
  [-123_456, [0xc0, 0xbb, 0x78]],
  [2 ** 31 - 1, [0xff, 0xff, 0xff, 0xff, 0x07]],
  [-(2 ** 31), [0x80, 0x80, 0x80, 0x80, 0x78]],
])('signed %i in both widths', (value, bytes) => {
  expect(written((writer) => writer.signed(value))).toEqual(bytes);
  expect(written((writer) => writer.signed64(BigInt(value)))).toEqual(bytes);
});

test('a 64-bit constant is taken modulo 2^64', () => {
  expect(written((writer) => writer.signed64(0xffff_ffff_ffff_fffen))).toEqual([0x7e]);
});

test('room is made as needed, and parts keep their order', () => {
  const inner = new ByteWriter(1);
  inner.raw([1, 2, 3]);
  inner.name('ab');
  expect(written((writer) => writer.sized(inner))).toEqual([6, 1, 2, 3, 2, 97, 98]);
});
