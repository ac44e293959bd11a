/** Bytes that live after a full collection: heap objects, and the typed arrays beside the heap. */
export function held(): number {
  const { heap, arrays } = heldParts();
  return heap + arrays;
}

export function heldParts(): { readonly heap: number; readonly arrays: number } {
  // One collection finds what array buffers are free, a later one gives them back.
  for (let round = 0; round < 4; round++) gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, arrays: arrayBuffers };
}

/** The most bytes that this process has had in memory, all that Node itself takes included. */
export function peak(): number {
  return process.resourceUsage().maxRSS * 1024;
}
