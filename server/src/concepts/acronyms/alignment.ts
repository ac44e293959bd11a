/** A word of a long form; hyphens and slashes part words. */
export interface Part {
  /** Index of the word. */
  readonly index: number;
  /** In small letters, without accents. */
  readonly letters: string;
  /** The word as written. */
  readonly written: string;
  readonly stop: boolean;
  /** What stands between this part and the one before it. */
  readonly gap: string;
}

/** What each departure from "a letter, a word, in order" costs. */
export const Cost = {
  /** A letter that goes on from the start of a word, as x in "MaxEnt": cheap where the short form writes it small. */
  prefixSmall: 0.05,
  prefix: 0.35,
  innerCapital: 0.1,
  inner: 0.5,
  innerSmall: 0.3,
  stopSkipped: 0.05,
  hyphenSkipped: 0.3,
  wordSkipped: 0.8,
  digitMissing: 0.3,
  comma: 0.15,
  /** The short form holds a whole word, as in "UN-Women". */
  wholeWord: -1.2,
  /** A word between the long form and the short form, as in "decision trees classifier (DT)". */
  trailing: 0.35,
} as const;

/** One way to find the letters of a short form in the parts of a stretch. */
export interface Match {
  readonly cost: number;
  /** Index after the last part that holds a letter. */
  readonly end: number;
}

const nothing: Match = { cost: Number.POSITIVE_INFINITY, end: 0 };

/** Aligns the letters of one short form with the parts of one window, cheapest way first. */
export class Alignment {
  readonly #parts: readonly Part[];
  readonly #written: string;
  readonly #letters: string;
  readonly #trailing: number;
  readonly #known = new Map<number, Match>();

  /** `trailing`: what a part after the last letter costs. */
  constructor(parts: readonly Part[], letters: string, trailing: number) {
    this.#parts = parts;
    this.#written = letters;
    this.#letters = plain(letters);
    this.#trailing = trailing;
  }

  /** The cheapest match whose first letter is the first of part `at`. */
  from(at: number): Match {
    return this.#inPart(at, 0);
  }

  /** The cheapest match of the letters from `letter` on in the parts from `at` on. */
  #rest(at: number, letter: number): Match {
    if (letter === this.#letters.length) {
      return { cost: this.#trailing * (this.#parts.length - at), end: at };
    }
    const part = this.#parts[at];
    if (part === undefined) return nothing;
    const key = at * (this.#letters.length + 1) + letter;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const comma = part.gap.includes(',') ? Cost.comma : 0;
    const skipped = add(this.#rest(at + 1, letter), comma + skipCost(part));
    const best = cheaper(add(this.#inPart(at, letter), comma), skipped);
    const digit = isDigit(this.#letters, letter) ? add(this.#rest(at, letter + 1), Cost.digitMissing) : nothing;
    const match = cheaper(best, digit);
    this.#known.set(key, match);
    return match;
  }

  /** The cheapest match in which part `at` holds one or more letters, the first of them at its start. */
  #inPart(at: number, letter: number): Match {
    const part = this.#parts[at];
    if (part === undefined || part.letters.charAt(0) !== this.#letters.charAt(letter)) return nothing;
    let best = this.#rest(at + 1, letter + 1);
    let cost = 0;
    let position = 0;
    for (let next = letter + 1; next < this.#letters.length; next++) {
      const found = part.letters.indexOf(this.#letters.charAt(next), position + 1);
      if (found === -1) break;
      cost += this.#innerCost(part, next, found, position);
      position = found;
      const whole = next - letter === position && position > 1 && position + 1 === part.letters.length;
      best = cheaper(best, add(this.#rest(at + 1, next + 1), cost + (whole ? Cost.wholeWord : 0)));
    }
    return best;
  }

  #innerCost(part: Part, letter: number, found: number, position: number): number {
    const written = this.#written.charAt(letter);
    const small = written === written.toLowerCase() && written !== written.toUpperCase();
    if (found === position + 1) return small ? Cost.prefixSmall : Cost.prefix;
    const char = part.written.charAt(found);
    if (char !== char.toLowerCase()) return Cost.innerCapital;
    return small ? Cost.innerSmall : Cost.inner;
  }
}

function skipCost(part: Part): number {
  if (part.stop) return Cost.stopSkipped;
  return part.gap === '-' || part.gap === '/' ? Cost.hyphenSkipped : Cost.wordSkipped;
}

function isDigit(letters: string, at: number): boolean {
  const unit = letters.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

function add(match: Match, cost: number): Match {
  return { cost: match.cost + cost, end: match.end };
}

function cheaper(a: Match, b: Match): Match {
  return b.cost < a.cost ? b : a;
}

/** Small letters without accents. */
export function plain(written: string): string {
  if (isAscii(written)) return written.toLowerCase();
  return written.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function isAscii(written: string): boolean {
  for (let at = 0; at < written.length; at++) if (written.charCodeAt(at) > 0x7f) return false;
  return true;
}
