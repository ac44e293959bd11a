/**
 * The stored form of notes: a tree of parts, each a few typed arrays, numbers and strings by name. What there is of
 * every note, or of every text, is one array for all of them, with the lengths of its pieces beside it; so the tree has
 * some fifty arrays, however many notes there are. The class that holds some state stores and restores it.
 *
 *     settings            those on which the repeats depend
 *     uris, numbers, next the notes, and the number that the next one gets
 *     texts               what is kept of each text, once for all notes with it: words, passages, lines, sayings; and
 *                         the index of the passages: vocabulary, postings, lengths
 *     repeats             fingerprints, and the links between texts
 *     terms               the forms of the terms that the notes define
 *
 * What is quickly made of these is not stored: concepts, mentions, note order, groups of copies. Whoever writes a part
 * to disk takes the names of its properties as they come and gives the values back as they were, joined arrays as one.
 */

/** A typed array of the stored form. What is restored may keep it, and write into it. */
export type StoredArray = Uint8Array | Int8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

type Kind<T> = new (length: number) => T;

/**
 * Arrays of one kind that are stored one after another, and come back as one array: it need not be made for that.
 * Nobody writes into them any more.
 */
export class JoinedArrays<T extends StoredArray = StoredArray> {
  readonly kind: Kind<T>;
  readonly arrays: readonly T[];

  constructor(kind: Kind<T>, arrays: readonly T[]) {
    this.kind = kind;
    this.arrays = arrays;
  }

  /** Items of all together. */
  get length(): number {
    return this.arrays.reduce((sum, { length }) => sum + length, 0);
  }

  /** The one array. */
  joined(): T {
    const all = new this.kind(this.length);
    let end = 0;
    for (const array of this.arrays) {
      all.set(array, end);
      end += array.length;
    }
    return all;
  }
}

export type StoredValue =
  | number
  | string
  | StoredArray
  | JoinedArrays
  | readonly string[]
  | readonly StoredPart[]
  | StoredPart;

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
  const isPart = typeof value === 'object' && !Array.isArray(value) && !ArrayBuffer.isView(value);
  if (!isPart || value instanceof JoinedArrays) throw new ForeignPart(name);
  return value as StoredPart;
}

/** A typed array of a kind; of `length` items, where that is said. */
export function arrayIn<T extends StoredArray>(part: StoredPart, name: string, kind: Kind<T>, length?: number): T {
  const stored = part[name];
  const value = stored instanceof JoinedArrays ? stored.joined() : stored;
  if (!(value instanceof kind) || (length !== undefined && value.length !== length)) throw new ForeignPart(name);
  return value;
}
