import type { Range } from './side.js';
import { holdsText, MOST_SLACK, slackOf, type TextKey, textKey } from './text-key.js';

/**
 * A repeat that somebody means to be: two texts that may stand beside each other. Of an exact repeat both are one text.
 * `one` has the smaller key.
 */
export interface IntendedRepeat {
  readonly one: TextKey;
  readonly other: TextKey;
}

/** A range of a note, which is known by the hashes of its words. */
export interface KeyedRange extends Range {
  readonly hashes: Uint32Array;
}

/** A repeat between an original and a copy, by the content of both. */
export function intendedRepeat(original: KeyedRange, copy: KeyedRange): IntendedRepeat {
  const [one, other] = [textKey(original.hashes, original), textKey(copy.hashes, copy)];
  return other.key < one.key ? { one: other, other: one } : { one, other };
}

/** The intended repeats of some notes, found by their content. */
export class IntendedRepeats {
  /** By the number of words of either text. */
  readonly #byWords = new Map<number, IntendedRepeat[]>();

  constructor(repeats: readonly IntendedRepeat[]) {
    for (const repeat of repeats) {
      for (const words of new Set([repeat.one.words, repeat.other.words])) {
        const known = this.#byWords.get(words);
        if (known === undefined) this.#byWords.set(words, [repeat]);
        else known.push(repeat);
      }
    }
  }

  /**
   * The one that says that a copy is intended beside this original: both hold its texts still, a few words at the ends
   * aside; these follow from what stands around. Undefined where there is none.
   */
  find(original: KeyedRange, copy: KeyedRange): IntendedRepeat | undefined {
    const length = copy.end - copy.start;
    for (let words = length - MOST_SLACK; words <= length + MOST_SLACK; words++) {
      if (Math.abs(words - length) > slackOf(words)) continue;
      const found = this.#byWords.get(words)?.find(({ one, other }) => {
        const isBetween = (first: TextKey, second: TextKey): boolean =>
          second.words === words && holdsText(copy.hashes, copy, second) && holdsText(original.hashes, original, first);
        return isBetween(one, other) || isBetween(other, one);
      });
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
