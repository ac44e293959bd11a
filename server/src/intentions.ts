import type { Copy, Place } from './answers.js';
import { originalOf } from './original.js';
import { type IntendedRepeat, IntendedRepeats, intendedRepeat, type KeyedRange } from './repeats/intended.js';
import type { PackedWords } from './text/packed-words.js';

/** The repeats that are intended, folder by folder. */
export class Intentions {
  readonly #byFolder = new Map<string, IntendedRepeats>();
  readonly #wordsOf: (uri: string) => PackedWords | undefined;
  readonly #folderOf: (uri: string) => string;

  /** `wordsOf`: the words of a note; `folderOf`: the folder that it is in, '' for none. */
  constructor(wordsOf: (uri: string) => PackedWords | undefined, folderOf: (uri: string) => string) {
    this.#wordsOf = wordsOf;
    this.#folderOf = folderOf;
  }

  /** Takes what is intended in a folder, in place of what was. */
  set(folder: string, repeats: readonly IntendedRepeat[]): void {
    if (repeats.length > 0) this.#byFolder.set(folder, new IntendedRepeats(repeats));
    else this.#byFolder.delete(folder);
  }

  /** The content of two places. */
  between(original: Place, copy: Place): IntendedRepeat {
    return intendedRepeat(this.#rangeOf(original), this.#rangeOf(copy));
  }

  /** The copies of a repeat, those that are intended marked. */
  mark(copies: readonly Copy[]): readonly Copy[] {
    const original = originalOf(copies);
    if (this.#byFolder.size === 0 || original === undefined) return copies;
    const source = this.#rangeOf(original);
    return copies.map((copy) => {
      if (copy === original) return copy;
      const intended = this.#byFolder.get(this.#folderOf(copy.uri))?.find(source, this.#rangeOf(copy));
      return intended === undefined ? copy : { ...copy, intended };
    });
  }

  /** The words that begin within a place. */
  #rangeOf({ uri, start, end }: Place): KeyedRange {
    const words = this.#wordsOf(uri);
    if (words === undefined) return { hashes: nothing, start: 0, end: 0 };
    return { hashes: words.hashes, start: words.startingBefore(start), end: words.startingBefore(end) };
  }
}

const nothing = new Uint32Array();
