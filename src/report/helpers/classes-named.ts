/** Classes that are named; the rest is counted. */
const mostNamed = 8;

/** Classes of entries by id, so many as fit a glance: `huge, huge young and 12 more`. */
export function classesNamed(classes: readonly string[]): string {
  if (classes.length <= mostNamed + 1) return classes.join(', ');
  return `${classes.slice(0, mostNamed).join(', ')} and ${classes.length - mostNamed} more`;
}
