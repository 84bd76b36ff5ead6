import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import { advance } from './emit-key.ts';
import { successorBytes } from './kernel-map.ts';

/** Where the entry of a successor in the buffer has the offset of its place in the filter. */
export const filterPlace = 12;

/** Writes code that runs `body` for each entry of the buffer from the address in `at` up to another one. */
export function eachEntry(code: FunctionCode, at: Local, end: Local, body: () => void): void {
  code.block((last) => {
    code.loop((next) => {
      code.get(at, end);
      code.op('i32GeU');
      code.gotoIf(last);
      body();
      advance(code, at, successorBytes);
      code.goto(next);
    });
  });
}
