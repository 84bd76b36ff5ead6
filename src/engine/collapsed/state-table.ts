import type { FunctionCode } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { bitTable, emitBitRehash } from './emit-bit-table.ts';
import { emitCompactMoves } from './emit-compact-moves.ts';
import { compactTable } from './emit-compact-table.ts';
import type { KernelShape } from './emit-key.ts';
import { emitRehash, emitSpread, exactTable, type StateTable } from './emit-table.ts';

/** The code of the table of states that a search is made for. */
export function stateTable(code: FunctionCode, shape: KernelShape): StateTable {
  const { states } = shape;
  if (states === undefined) return exactTable(code, shape);
  return states.kind === 'compact' ? compactTable(code, shape, states) : bitTable(code, shape, states);
}

/** Adds and exports the functions that fill and enlarge that table. */
export function emitStateMoves(module: ModuleBuilder, shape: KernelShape): void {
  const { states } = shape;
  if (states === undefined) {
    emitRehash(module, shape);
    emitSpread(module, shape);
  } else if (states.kind === 'compact') emitCompactMoves(module, shape, states);
  else emitBitRehash(module, shape, states);
}
