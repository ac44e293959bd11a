import type { Range } from './side.js';
import { MOST_SLACK, numberOf, slackOf, type TextKey, textKey, textsIn } from './text-key.js';

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

/** One text of an intended repeat, as it is looked for, and the other one beside which it may stand. */
interface Half {
  readonly repeat: IntendedRepeat;
  readonly beside: TextKey;
}

/** The intended repeats of some notes, found by their content. */
export class IntendedRepeats {
  /** By the words of a text, then by the number of its key. */
  readonly #halves = new Map<number, Map<number, Half[]>>();

  constructor(repeats: readonly IntendedRepeat[]) {
    for (const repeat of repeats) {
      this.#add(repeat.one, { repeat, beside: repeat.other });
      this.#add(repeat.other, { repeat, beside: repeat.one });
    }
  }

  /**
   * The one that says that a copy is intended beside this original: both hold its texts still, a few words at the ends
   * aside; these follow from what stands around. Undefined where there is none.
   */
  find(original: KeyedRange, copy: KeyedRange): IntendedRepeat | undefined {
    const length = copy.end - copy.start;
    for (let words = length - MOST_SLACK; words <= length + MOST_SLACK; words++) {
      const halves = this.#halves.get(words);
      if (halves === undefined || Math.abs(words - length) > slackOf(words)) continue;
      for (const text of textsIn(copy.hashes, copy, words)) {
        const found = halves.get(text)?.find(({ beside }) => holds(original, beside));
        if (found !== undefined) return found.repeat;
      }
    }
    return undefined;
  }

  #add(text: TextKey, half: Half): void {
    const halves = this.#halves.get(text.words) ?? new Map<number, Half[]>();
    this.#halves.set(text.words, halves);
    const known = halves.get(numberOf(text));
    if (known === undefined) halves.set(numberOf(text), [half]);
    else known.push(half);
  }
}

function holds(range: KeyedRange, text: TextKey): boolean {
  const number = numberOf(text);
  for (const found of textsIn(range.hashes, range, text.words)) if (found === number) return true;
  return false;
}
