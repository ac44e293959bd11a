type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** An array of more items than this grows by a quarter. */
const LARGE = 1 << 16;

/** The same items in an array of at least `length` items, twice as long as before if it had to grow, less if large. */
export function grown<T extends Numbers>(array: T, length: number): T {
  if (length <= array.length) return array;
  const wider = new (array.constructor as new (length: number) => T)(
    Math.max(length, Math.floor(array.length * (array.length > LARGE ? 1.25 : 2)), 16),
  );
  wider.set(array);
  return wider;
}

/** Sorts in place what mostly is in order already: to see that is much cheaper than to sort. */
export function putInOrder<T>(items: T[], compare: (one: T, other: T) => number): T[] {
  for (let at = 1; at < items.length; at++) {
    if (compare(items[at - 1] as T, items[at] as T) > 0) return items.sort(compare);
  }
  return items;
}

/** Index of the last item that is at most `value` in an ascending array of `count` items; -1 where there is none. */
export function lastAtMost(array: Uint32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((array[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
