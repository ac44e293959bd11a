/**
 * The stored form of notes: a tree of parts, each a few typed arrays, numbers and strings by name. What there is of
 * every note, or of every text, is one array for all of them, with the end of each beside it; so the tree has some
 * fifty arrays, however many notes there are. The class that holds some state stores and restores it.
 *
 *     settings            those on which the repeats depend
 *     uris, numbers, next the notes, and the number that the next one gets
 *     texts               what is kept of each text, once for all notes with it: words, passages, lines, sayings
 *     passages            the index of the passages: vocabulary, postings, lengths
 *     repeats             fingerprints, and the links between texts
 *     terms               the forms of the terms that the notes define
 *
 * What is quickly made of these is not stored: concepts, mentions, note order, groups of copies. Whoever writes a part
 * to disk takes the names of its properties as they come, and gives them back as they were.
 */

/** A typed array of the stored form. What is restored may keep it, and write into it. */
export type StoredArray = Uint8Array | Int8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

export type StoredValue = number | string | StoredArray | readonly string[] | readonly StoredPart[] | StoredPart;

/** A part of the stored form: values by name. */
export interface StoredPart {
  readonly [name: string]: StoredValue;
}

/** A part has not the shape that was looked for: it is of another version, or was never one of these. */
export class ForeignPart extends Error {
  override readonly name = 'ForeignPart';

  /** `name`: the value that is missing or of another kind. */
  constructor(name: string) {
    super(`The stored index holds no such "${name}".`);
  }
}

/** A whole number, 0 or more. */
export function numberIn(part: StoredPart, name: string): number {
  const value = part[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new ForeignPart(name);
  return value;
}

export function stringIn(part: StoredPart, name: string): string {
  const value = part[name];
  if (typeof value !== 'string') throw new ForeignPart(name);
  return value;
}

export function stringsIn(part: StoredPart, name: string): readonly string[] {
  const value = part[name];
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) throw new ForeignPart(name);
  return value;
}

export function partIn(part: StoredPart, name: string): StoredPart {
  const value = part[name];
  if (typeof value !== 'object' || Array.isArray(value) || ArrayBuffer.isView(value)) throw new ForeignPart(name);
  return value as StoredPart;
}

/** A typed array of a kind; of `length` items, where that is said. */
export function arrayIn<T extends StoredArray>(
  part: StoredPart,
  name: string,
  kind: new (length: number) => T,
  length?: number,
): T {
  const value = part[name];
  if (!(value instanceof kind) || (length !== undefined && value.length !== length)) throw new ForeignPart(name);
  return value;
}
