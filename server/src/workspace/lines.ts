/** The starts of the lines of a text that is edited; CRLF, CR and LF end a line. */
export class Lines {
  #starts: Uint32Array;

  constructor(text: string) {
    this.#starts = Uint32Array.from([0, ...breaks(text, 0, text.length)]);
  }

  /** UTF-16 offsets; the first is 0. */
  get starts(): Uint32Array {
    return this.#starts;
  }

  /** Follows an edit: in `text`, `length` code units now stand where `start` to `end` of the text before it stood. */
  edit(text: string, start: number, end: number, length: number): void {
    const old = this.#starts;
    // A CR and an LF may have been joined or parted at either side of the edit.
    const from = Math.max(start - 1, 0);
    const to = Math.min(start + length + 1, text.length);
    const added = breaks(text, from, to);
    const before = upperBound(old, from);
    const after = upperBound(old, to - length + end - start);
    const shift = length - (end - start);
    const starts = new Uint32Array(before + added.length + old.length - after);
    starts.set(old.subarray(0, before));
    starts.set(added, before);
    for (let i = after, at = before + added.length; i < old.length; i++, at++) starts[at] = (old[i] ?? 0) + shift;
    this.#starts = starts;
  }
}

/** The line starts that the line breaks ending in `from` + 1 to `to` give. */
function breaks(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** How many of the ascending `numbers` are at most `limit`. */
export function upperBound(numbers: Uint32Array, limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
