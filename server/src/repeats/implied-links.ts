import { CopiedRanges } from './copied-ranges.js';
import { WITHIN } from './limits.js';
import type { Link } from './link-store.js';
import type { Range } from './side.js';

/**
 * Tells which links say nothing new. What is linked to a copy is nearly always linked to its original as well, and is
 * told as a copy of that; but not always, since texts that are merely near may have no words in common to begin with.
 */
export class ImpliedLinks {
  readonly #linksTo: (note: number) => readonly Link[];
  readonly #copied = new Map<number, CopiedRanges>();
  readonly #needed = new Map<number, ReadonlySet<string>>();

  /** `linksTo` gives the links that lead to a note, in note order. */
  constructor(linksTo: (note: number) => readonly Link[]) {
    this.#linksTo = linksTo;
  }

  /**
   * Of all links of a note, which are `links`, those with later places that say something new; where `about` is another
   * note, only what bears on the groups that hold a place of that.
   */
  notAmong(note: number, links: readonly Link[], about = note): Link[] {
    remembered(
      this.#copied,
      note,
      () => new CopiedRanges(links.filter(({ bNote }) => bNote === note).flatMap(copiedBy)),
    );
    const isNew = (link: Link): boolean => link.aNote === note && !this.has(link);
    if (about === note) return links.filter(isNew);
    const wanted = links.filter((link) => link.bNote === about && isNew(link));
    const isNear = ({ a }: Link): boolean => wanted.some((one) => one.a.start < a.end && a.start < one.a.end);
    return links.filter((link) => isNear(link) && isNew(link));
  }

  /** Whether a link leads from a copy to what is told as a copy of other text already. */
  has(link: Link): boolean {
    return this.#isFromCopy(link) && !this.#neededIn(link.bNote).has(keyOf(link));
  }

  #isFromCopy({ aNote, a }: Link): boolean {
    const copied = remembered(this.#copied, aNote, () => new CopiedRanges(this.#linksTo(aNote).flatMap(copiedBy)));
    return copied.hold(a);
  }

  /** The links from copies to a note without which some of it would be told as a copy of nothing. */
  #neededIn(note: number): ReadonlySet<string> {
    return remembered(this.#needed, note, () => {
      const links = this.#linksTo(note);
      const told = new CopiedRanges(links.filter((link) => !this.#isFromCopy(link)).map(({ b }) => b));
      const left = links.filter(({ b }) => !told.hold(b));
      left.sort((one, other) => one.b.start - other.b.start || other.b.end - one.b.end);
      let end = 0;
      const needed = left.filter(({ b }) => {
        const isNeeded = b.end - (1 - WITHIN) * (b.end - b.start) > end;
        if (isNeeded) end = b.end;
        return isNeeded;
      });
      return new Set(needed.map(keyOf));
    });
  }
}

/** Tells the links to one note apart, and to all notes with its text alike. */
function keyOf({ aNote, a, b }: Link): string {
  return [aNote, a.start, a.end, b.start, b.end].join();
}

/** What a link copies word by word: its parts, and where they make up nearly all of it, the whole. */
function copiedBy({ b, parts }: Link): Range[] {
  const ranges = parts.map((part) => part.b);
  const words = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  return words >= WITHIN * (b.end - b.start) ? [b, ...ranges] : ranges;
}

function remembered<Value>(values: Map<number, Value>, key: number, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = make();
  values.set(key, value);
  return value;
}
