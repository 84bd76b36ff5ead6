/**
 * Whether an error says that there is no room for more: `Array buffer allocation failed`, a length that no array can
 * have, a Set or Map of 2^24 elements (v8/src/common/message-template.h).
 */
export function isAllocationFailure(error: unknown): boolean {
  return (
    error instanceof RangeError &&
    /allocation failed|Invalid typed array length|Invalid array buffer length|maximum size exceeded/i.test(
      error.message,
    )
  );
}
