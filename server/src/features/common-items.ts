/** Pairs of items that are looked at: beyond that, two lists have in common what they begin and end with. */
const mostPairs = 4_000_000;

/**
 * For each item of a list the index of the one that it corresponds to in another list, in a longest common subsequence
 * of both; undefined for an item that is not in it.
 */
export function commonItems(one: readonly string[], other: readonly string[]): readonly (number | undefined)[] {
  const found = new Array<number | undefined>(one.length).fill(undefined);
  const least = Math.min(one.length, other.length);
  let head = 0;
  while (head < least && one[head] === other[head]) {
    found[head] = head;
    head++;
  }
  let tail = 0;
  while (tail < least - head && one.at(-1 - tail) === other.at(-1 - tail)) {
    found[one.length - 1 - tail] = other.length - 1 - tail;
    tail++;
  }
  const height = one.length - head - tail;
  const width = other.length - head - tail;
  if (height * width > mostPairs) return found;
  const lengths = commonLengths(one.slice(head, head + height), other.slice(head, head + width));
  const lengthAt = (i: number, j: number): number => lengths[i * (width + 1) + j] ?? 0;
  for (let i = 0, j = 0; i < height && j < width; ) {
    if (one[head + i] === other[head + j]) found[head + i++] = head + j++;
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i++;
    else j++;
  }
  return found;
}

/** Row by row, the length of the longest common subsequence of what follows item `i` of one list and `j` of the other. */
function commonLengths(one: readonly string[], other: readonly string[]): Uint32Array {
  const row = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * row);
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const at = i * row + j;
      const isEqual = one[i] === other[j];
      lengths[at] = isEqual ? (lengths[at + row + 1] ?? 0) + 1 : Math.max(lengths[at + row] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}
