const nop = 0x01;
const [vectorPrefix, vectorLoad, vectorStore] = [0xfd, 0x00, 0x0b];
const [doubleLoad, doubleStore] = [0x2b, 0x39];

/**
 * A module with a load and a store of a 64-bit floating-point number, at the same addresses, in the place of each load
 * and store of 128 bits that follow one another: wasm2c does not know those, and the search has no such numbers of its
 * own, so that in C they are found again.
 */
export function withoutVectors(module: Uint8Array): Uint8Array {
  const bytes = module.slice();
  for (let load = 0; load < bytes.length; load++) {
    if (!isAccess(bytes, load, vectorLoad)) continue;
    const store = endOfOffset(bytes, load + 3);
    if (!isAccess(bytes, store, vectorStore)) continue;
    // The prefix becomes a nop, so that all lengths stay as they are.
    bytes.set([nop, doubleLoad], load);
    bytes.set([nop, doubleStore], store);
  }
  return bytes;
}

/** Whether an access of this opcode begins here, its alignment said to be that of a byte. */
function isAccess(bytes: Uint8Array, at: number, opcode: number): boolean {
  return bytes[at] === vectorPrefix && bytes[at + 1] === opcode && bytes[at + 2] === 0;
}

/** Where a number in LEB128 ends that begins here. */
function endOfOffset(bytes: Uint8Array, at: number): number {
  let end = at;
  while ((bytes[end] ?? 0) >= 0x80) end++;
  return end + 1;
}
