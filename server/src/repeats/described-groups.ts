import { addToHash, HASH_SEED } from '../text/hash.js';
import type { Group } from './groups.js';
import type { RepeatGroup } from './repeats.js';

/** Places of the groups that are kept at most. */
const MOST_PLACES = 1 << 16;

/** What was told of groups since notes have changed last: a footer is asked about in every note that holds it. */
export class DescribedGroups {
  readonly #described = new Map<string, RepeatGroup>();
  /** By note: the groups that it takes part in. */
  readonly #ofNotes = new Map<number, readonly RepeatGroup[]>();
  #places = 0;

  /** The groups of a note; undefined where they are not known. */
  of(note: number): readonly RepeatGroup[] | undefined {
    return this.#ofNotes.get(note);
  }

  set(note: number, groups: readonly RepeatGroup[]): void {
    this.#ofNotes.set(note, groups);
  }

  /** What is told of a group; `describe` finds it where that is not known. */
  get(group: Group, describe: (group: Group) => RepeatGroup): RepeatGroup {
    const key = keyOf(group);
    const known = this.#described.get(key);
    if (known) return known;
    const described = describe(group);
    if (this.#places + described.places.length > MOST_PLACES) this.clear();
    this.#described.set(key, described);
    this.#places += described.places.length;
    return described;
  }

  /** Forgets all: notes have changed. */
  clear(): void {
    this.#described.clear();
    this.#ofNotes.clear();
    this.#places = 0;
  }
}

/** The first place of a group, and two hashes of its others. */
function keyOf({ first, others }: Group): string {
  let one = HASH_SEED;
  let other = 0;
  for (const { span, matches } of others) {
    for (const item of [span.note, span.start, span.end, matches ?? -1]) {
      one = addToHash(one, item);
      other = (Math.imul(other, 0x9e3779b1) + item) | 0;
    }
  }
  return [first.note, first.start, first.end, others.length, one, other].join();
}
