import type { Edit } from './notes.js';

/**
 * One edit that does what some do one after another, each told in offsets of the text before it; `length` is that of
 * the first text, `newLength` of the last. Undefined where the edits do not lead from one to the other.
 */
export function mergedEdit(edits: readonly Edit[], length: number, newLength: number): Edit | undefined {
  let current = length;
  let start = Math.min(length, newLength);
  let kept = start;
  for (const edit of edits) {
    if (edit.start < 0 || edit.end < edit.start || edit.end > current || edit.length < 0) return undefined;
    start = Math.min(start, edit.start);
    kept = Math.min(kept, current - edit.end);
    current += edit.length - (edit.end - edit.start);
  }
  if (current !== newLength) return undefined;
  // What is kept at the end does not reach into what is kept at the start.
  kept = Math.min(kept, length - start, newLength - start);
  return { start, end: length - kept, length: newLength - kept - start };
}
