/** How items are worked on. */
export interface OrderOptions {
  /** Items that are worked on at a time. */
  readonly atATime: number;
  /** True when no further item is to be begun. */
  stop(): boolean;
}

/**
 * Begins to work on items in their order, few at a time; gives the result of an item when it is there, `undefined` for
 * one that was not begun. Items are different from each other; work does not fail.
 */
export function inOrder<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  { atATime, stop }: OrderOptions,
): (item: Item) => Promise<Result | undefined> {
  const started = new Map<Item, Promise<Result | undefined>>();
  let lanes: readonly Promise<unknown>[] = Array.from({ length: atATime }, () => Promise.resolve());
  for (const item of items) {
    const [free, ...others] = lanes;
    const result = free!.then(() => (stop() ? undefined : work(item)));
    started.set(item, result);
    lanes = [...others, result];
  }
  return (item) => started.get(item)!;
}
