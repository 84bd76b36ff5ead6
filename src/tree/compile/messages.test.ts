import { describe, expect, it } from 'vitest';
import { sortMessages } from './messages.ts';

const mounts = [{ name: 'overlay/fix', directory: '/home/me/fix' }];

describe('sortMessages', () => {
  it('keeps the chain and the notes of an error with it', () => {
    const text = `In file included from mm/a.c:1:
In file included from /include/b.h:2:
overlay/fix/asm/c.h:3:4: error: no
overlay/fix/asm/c.h:1:1: note: declared here
mm/a.c:5:1: warning: odd
mm/a.c:4:1: note: as said here
mm/a.c:6:1: fatal error: 'x.h' file not found
1 warning and 2 errors generated.
`;
    expect(sortMessages(text, mounts)).toEqual({
      warnings: ['mm/a.c:5:1: warning: odd'],
      errors: [
        'In file included from mm/a.c:1:',
        'In file included from include/b.h:2:',
        '/home/me/fix/asm/c.h:3:4: error: no',
        '/home/me/fix/asm/c.h:1:1: note: declared here',
        "mm/a.c:6:1: fatal error: 'x.h' file not found",
      ],
    });
  });

  it('cuts a flood short', () => {
    const text = Array.from({ length: 100 }, (_, line) => `a.c:${line}:1: error: no\n`).join('');
    const { errors } = sortMessages(text, []);
    expect(errors).toHaveLength(41);
    expect(errors.at(-1)).toBe('... and 60 more lines');
  });
});
