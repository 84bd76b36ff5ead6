import { ProgramBuilder } from '../../program/builder.ts';
import type { Program } from '../../program/form.ts';
import type { FunctionBuilder } from '../../program/function-builder.ts';

/** Bits of {@link watchedProgram}'s classification, as in harness/thpcheck.h. */
export const predicate = { none: 1, present: 2 } as const;

/**
 * A program whose set-up gives `entry` (64 bits) its value and puts it under watch as "pmd". An entry is none when it
 * is zero, and present when its lowest bit is set. `path0`, `path1`, ... run the bodies.
 */
export function watchedProgram(initial: number, paths: readonly ((b: FunctionBuilder) => void)[]): Program {
  const builder = new ProgramBuilder().global('entry', 8).global('other', 4);
  builder.global('name', 4, { image: new TextEncoder().encode('pmd') });
  builder.function('setup', {}, (b) => {
    b.store(64, 'entry', initial);
    b.call('thpcheck_watch', [b.symbol('entry'), b.word(64, 8), b.symbol('name')]);
    b.return();
  });
  builder.function('classify_pmd', { parameters: [64], returns: [32] }, (b, address) => {
    const value = b.load(64, address);
    const none = b.convert('zext', 32, b.compare('eq', value, 0));
    const present = b.binary('shl', b.convert('zext', 32, b.convert('trunc', 1, value)), 1);
    b.return(b.binary('or', none, present));
  });
  for (const [cpu, body] of paths.entries()) {
    const where = builder.location('path.c', cpu + 1, `path${cpu}`);
    builder.function(`path${cpu}`, {}, (b) => {
      b.from(where);
      body(b);
      b.return();
    });
  }
  return builder.build();
}
