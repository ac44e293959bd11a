/** An edit of a text: `length` code units take the place of what stood from `start` to `end`. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** An edit without what it leaves as it is: `old` is replaced by `fresh`, which begin or end alike. */
export function leastEdit(start: number, old: string, fresh: string): TextChange {
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  return { start: start + head, end: start + old.length - tail, length: fresh.length - head - tail };
}

/** A range of a text that stays on its words while the text is edited. Offsets are UTF-16 code units. */
export interface TrackedRange {
  readonly start: number;
  readonly end: number;
}

/** Where a range is after an edit. What is put in at its ends belongs to it: it is put there to complete it. */
export function afterEdit({ start, end }: TrackedRange, change: TextChange): TrackedRange {
  const shift = change.length - (change.end - change.start);
  const isInsertion = change.start === change.end;
  if (isInsertion ? change.end < start : change.end <= start) return { start: start + shift, end: end + shift };
  if (isInsertion ? change.start > end : change.start >= end) return { start, end };
  return { start: Math.min(start, change.start), end: Math.max(end, change.end) + shift };
}
