const BITS = 11;
const BUCKETS = 1 << BITS;

/** The order that sorts 32-bit `keys`: indices, stable. Least-significant-digit radix sort. */
export function sortedOrder(keys: Uint32Array): Uint32Array {
  let order = Uint32Array.from(keys, (_, index) => index);
  let next = new Uint32Array(keys.length);
  for (let shift = 0; shift < 32; shift += BITS) {
    const counts = new Uint32Array(BUCKETS + 1);
    for (const key of keys) {
      const bucket = ((key >>> shift) & (BUCKETS - 1)) + 1;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      counts[bucket + 1] = (counts[bucket + 1] ?? 0) + (counts[bucket] ?? 0);
    }
    for (const index of order) {
      const bucket = ((keys[index] ?? 0) >>> shift) & (BUCKETS - 1);
      const at = counts[bucket] ?? 0;
      next[at] = index;
      counts[bucket] = at + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}
