import { expect, it } from 'vitest';
import { parseBounds } from './bounds.ts';

it('takes the constants out of the assembly statements of the IR', () => {
  const ir = String.raw`
define dso_local i32 @main() #0 {
  call void asm sideeffect "\0A.ascii \22->NR_PAGEFLAGS $0 __NR_PAGEFLAGS\22", "i"(i32 20) #1, !srcloc !6
  tail call void asm sideeffect "\0A.ascii \22->MAX_NR_ZONES ${'$'}{0:c} (int)__MAX_NR_ZONES\22", "i,~{dirflag}"(i32 noundef 3)
  call void asm sideeffect "\0A.ascii \22->SPINLOCK_SIZE $0 sizeof(spinlock_t)\22", "i"(i64 4) #1
  call void asm sideeffect "\0A.ascii \22->#comment\22", ""() #1
  ret i32 0
}`;
  expect(parseBounds(ir).split('\n').slice(2, -2)).toEqual([
    '#define NR_PAGEFLAGS 20',
    '#define MAX_NR_ZONES 3',
    '#define SPINLOCK_SIZE 4',
  ]);
});

it('reports IR without constants', () => {
  expect(() => parseBounds('define void @foo() { ret void }')).toThrow('THP2111');
});
