/**
 * Options of a property: `count` runs from a fixed seed, so that the suite is fast and repeatable. `npm run soak` sets
 * RUNS to another count or SOAK to a factor, and takes a new seed each time, which fast-check prints where a property
 * fails.
 */
export function runs(count: number): { readonly numRuns: number; readonly seed?: number } {
  const exact = Number(process.env.RUNS ?? 0);
  const factor = Number(process.env.SOAK ?? 0);
  if (exact > 0) return { numRuns: exact };
  return factor > 0 ? { numRuns: count * factor } : { numRuns: count, seed: 20 };
}
