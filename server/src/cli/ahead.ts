/**
 * Yields each item with what `read` makes of it, in order, and begins up to `most` reads before they are asked for: a
 * disk and a processor that wait for each other take twice as long. `read` must not reject.
 */
export async function* ahead<Item, Read>(
  items: AsyncIterable<Item>,
  most: number,
  read: (item: Item) => Promise<Read>,
): AsyncGenerator<readonly [Item, Read]> {
  const begun: (readonly [Item, Promise<Read>])[] = [];
  for await (const item of items) {
    begun.push([item, read(item)]);
    if (begun.length <= most) continue;
    const [first] = begun.splice(0, 1);
    if (first) yield [first[0], await first[1]];
  }
  for (const [item, reading] of begun) yield [item, await reading];
}
