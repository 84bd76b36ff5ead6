/** A definition that changes, for a unified diff. */
export interface ChangedDefinition {
  readonly file: string;
  /** Text of the whole file before. */
  readonly whole: string;
  readonly before: string;
  readonly after: string;
}

/** Lines around a change. */
const contextLines = 3;

/** A unified diff with one hunk: the change of one definition. */
export function definitionPatch({ file, whole, before, after }: ChangedDefinition): readonly string[] {
  const start = whole.indexOf(before);
  const lines = whole.replace(/\n$/, '').split('\n');
  const firstLine = whole.slice(0, start).split('\n').length - 1;
  const old = before.split('\n');
  const fresh = after.split('\n');
  let same = 0;
  while (same < old.length - 1 && old[same] === fresh[same]) same++;
  let sameEnd = 0;
  while (
    sameEnd < Math.min(old.length, fresh.length) - same &&
    old.at(-1 - sameEnd) === fresh.at(-1 - sameEnd)
  )
    sameEnd++;
  const from = Math.max(0, firstLine + same - contextLines);
  const to = Math.min(lines.length, firstLine + old.length - sameEnd + contextLines);
  const head = lines.slice(from, firstLine + same);
  const tail = lines.slice(firstLine + old.length - sameEnd, to);
  const removed = old.slice(same, old.length - sameEnd);
  const added = fresh.slice(same, fresh.length - sameEnd);
  const count = (change: readonly string[]): number => head.length + change.length + tail.length;
  return [
    `--- a/${file}`,
    `+++ b/${file}`,
    `@@ -${from + 1},${count(removed)} +${from + 1},${count(added)} @@`,
    ...head.map((text) => ` ${text}`),
    ...removed.map((text) => `-${text}`),
    ...added.map((text) => `+${text}`),
    ...tail.map((text) => ` ${text}`),
  ];
}
