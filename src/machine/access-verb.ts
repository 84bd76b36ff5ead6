import { accessClass, type AccessClass } from './explorable.ts';

/** What a message calls an access. */
export function verb(kind: AccessClass): string {
  return kind === accessClass.read
    ? 'read'
    : kind === accessClass.lock || kind === accessClass.unlock
      ? 'lock operation'
      : 'write';
}
