/** Types of WebAssembly values, as the binary format encodes them (WebAssembly Core Specification 2.0, 5.3.1). */
export const valueType = { i32: 0x7f, i64: 0x7e } as const;

/** One of the value types that generated code uses. */
export type ValueType = (typeof valueType)[keyof typeof valueType];

/** Instructions without immediate operands (WebAssembly Core Specification 2.0, 5.4). */
export const operation = {
  unreachable: 0x00,
  return: 0x0f,
  drop: 0x1a,
  select: 0x1b,
  i32Eqz: 0x45,
  i32Eq: 0x46,
  i32Ne: 0x47,
  i32LtS: 0x48,
  i32LtU: 0x49,
  i32GtU: 0x4b,
  i32LeS: 0x4c,
  i32LeU: 0x4d,
  i32GeU: 0x4f,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32Mul: 0x6c,
  i32And: 0x71,
  i32Or: 0x72,
  i32Xor: 0x73,
  i32Shl: 0x74,
  i32ShrU: 0x76,
  i64Eqz: 0x50,
  i64Eq: 0x51,
  i64Ne: 0x52,
  i64LtU: 0x54,
  i64Add: 0x7c,
  i64Sub: 0x7d,
  i64And: 0x83,
  i64Shl: 0x86,
  i64Mul: 0x7e,
  i64Or: 0x84,
  i64Xor: 0x85,
  i64ShrU: 0x88,
  i32WrapI64: 0xa7,
  i64ExtendI32U: 0xad,
} as const;

/** An instruction without immediate operands. */
export type Operation = keyof typeof operation;

/** Loads and stores, with the logarithm of their natural alignment. */
export const access = {
  i32Load: [0x28, 2],
  i64Load: [0x29, 3],
  i32Load8U: [0x2d, 0],
  i32Load16U: [0x2f, 1],
  i64Load32U: [0x35, 2],
  i32Store: [0x36, 2],
  i64Store: [0x37, 3],
  i32Store8: [0x3a, 0],
  i32Store16: [0x3b, 1],
} as const;

/** A load or a store. */
export type Access = keyof typeof access;
