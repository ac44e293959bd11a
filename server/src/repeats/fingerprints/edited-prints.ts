import { LEAST_RUN } from '../limits.js';
import { type WordEdit, wordEdit } from '../links/word-edit.js';
import type { Range, Side } from '../side.js';
import { type Fingerprints, fingerprints, firstFrom } from './fingerprints.js';

/** What an edit did to the fingerprints of a text. */
export interface EditedPrints {
  readonly edit: WordEdit;
  /** Those of the new text. */
  readonly prints: Fingerprints;
  /** The hashes that the two texts do not have equally often. */
  readonly changed: ReadonlySet<number>;
}

/** The fingerprints of a text that comes in the place of another: only those near what differs are taken anew. */
export function editedPrints(old: Side, prints: Fingerprints, next: Side, minWords: number): EditedPrints {
  const edit = wordEdit(old, next);
  // What a fingerprint is selected by, and what it tells of the words around it, lies nearer than this.
  const reach = minWords + LEAST_RUN;
  const [start, end] = [edit.start - reach, edit.newEnd + reach];
  const from = firstFrom(prints, start);
  const to = firstFrom(prints, edit.oldEnd + reach);
  const near = printsWithin(next, { start, end }, reach, minWords);
  return {
    edit,
    prints: spliced(prints, from, to, near, edit.newEnd - edit.oldEnd),
    changed: changedHashes(prints.hashes.slice(from, to), near.hashes),
  };
}

/** The fingerprints of a text that stand in a range, given how far around it they depend on words. */
function printsWithin({ hashes, count }: Side, { start, end }: Range, reach: number, minWords: number): Fingerprints {
  const first = Math.max(0, start - reach);
  const words = hashes.subarray(first, Math.min(count, end + reach));
  const all = fingerprints(words, words.length, minWords);
  const from = firstFrom(all, start - first);
  const to = firstFrom(all, end - first);
  return {
    count: to - from,
    hashes: all.hashes.subarray(from, to),
    positions: all.positions.subarray(from, to).map((position) => position + first),
    contexts: all.contexts.subarray(from, to),
  };
}

/** Fingerprints with others in the place of those from `from` to `to`, and what follows these moved on. */
function spliced(prints: Fingerprints, from: number, to: number, near: Fingerprints, by: number): Fingerprints {
  const joined = (old: Uint32Array, between: Uint32Array): Uint32Array => {
    const items = new Uint32Array(from + near.count + prints.count - to);
    items.set(old.subarray(0, from));
    items.set(between, from);
    items.set(old.subarray(to), from + near.count);
    return items;
  };
  const positions = joined(prints.positions, near.positions);
  for (let at = from + near.count; at < positions.length; at++) positions[at] = (positions[at] ?? 0) + by;
  return {
    count: positions.length,
    hashes: joined(prints.hashes, near.hashes),
    positions,
    contexts: joined(prints.contexts, near.contexts),
  };
}

/** The hashes that do not stand equally often in two lists. */
function changedHashes(one: Uint32Array, other: Uint32Array): Set<number> {
  const found = new Set<number>();
  const a = one.toSorted();
  const b = other.toSorted();
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const first = a[i] ?? Number.POSITIVE_INFINITY;
    const second = b[j] ?? Number.POSITIVE_INFINITY;
    if (first !== second) found.add(Math.min(first, second));
    if (first <= second) i++;
    if (second <= first) j++;
  }
  return found;
}
