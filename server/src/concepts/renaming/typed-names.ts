import { foldSlowly } from '../../text/characters.js';
import { compareCodeUnits } from '../../text/order.js';
import { readWords } from '../../text/prose.js';
import { cased } from './letter-case.js';

/** A name that what has been typed may be the beginning of. */
export interface TypedName {
  /** Its index among the names. */
  readonly name: number;
  /** The word of it, counted from 0, that what has been typed begins: "hack" is the second one of "reward hacking". */
  readonly word: number;
  /** Offset in the text before the cursor from which on it takes the place of what has been typed. */
  readonly start: number;
  /** What to write: the name, its first letter as capital or small as it has been typed. */
  readonly text: string;
  /** What is left to be typed of it, in small letters. */
  readonly rest: string;
}

/** The words of a name from one of them on, folded, without accents, parted by spaces. */
interface Key {
  readonly key: string;
  readonly name: number;
  readonly word: number;
}

/** The most words before the cursor that are taken for the beginning of a name. */
const MOST_TYPED = 6;
/** What parts two words of a name. */
const joint = /^[ \-\u00a0]$/;

/**
 * Names found by the words that have been typed of them, from the start of any of their words on. A look costs a binary
 * search, however many names there are.
 */
export class TypedNames {
  readonly #names: readonly string[];
  readonly #keys: readonly Key[];

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#keys = names
      .flatMap((name, index) => {
        const words = wordsOf(name).map(({ folded }) => folded);
        return words.map((_, word) => ({ key: words.slice(word).join(' '), name: index, word }));
      })
      .sort((a, b) => compareCodeUnits(a.key, b.key));
  }

  /**
   * The names that the end of `before`, the text of a line up to the cursor, may be the beginning of, those with the
   * most words typed first; each name once. Of a single word fewer than `least` letters say nothing, unless they are
   * two capitals: then there is none. Undefined where no word is being typed: any name may follow.
   */
  find(before: string, least = 1): readonly TypedName[] | undefined {
    const words = wordsOf(before).slice(-MOST_TYPED);
    const last = words.at(-1);
    const rest = last === undefined ? before : before.slice(last.end);
    if (last === undefined || (rest !== '' && !joint.test(rest))) return undefined;
    const found = new Map<number, TypedName>();
    for (let from = 0; from < words.length; from++) {
      const typed = words.slice(from);
      const start = typed[0]?.start ?? 0;
      const isOnePhrase = typed.every(({ start: at }, i) => i === 0 || joint.test(before.slice(typed[i - 1]?.end, at)));
      if (!isOnePhrase || (typed.length === 1 && !tells(before.slice(start), least))) continue;
      const key = typed.map(({ folded }) => folded).join(' ') + (rest === '' ? '' : ' ');
      for (const { key: full, name, word } of this.#beginningWith(key)) {
        const known = found.get(name);
        if (known !== undefined && (known.start < start || known.word <= word)) continue;
        const text = cased(this.#names[name] ?? '', before.slice(start));
        found.set(name, { name, word, start, text, rest: full.slice(key.length) });
      }
    }
    if (rest !== '' && found.size === 0) return undefined;
    return [...found.values()].sort((a, b) => a.start - b.start || Number(a.word > 0) - Number(b.word > 0));
  }

  #beginningWith(key: string): readonly Key[] {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle]?.key ?? '') < key) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (this.#keys[end]?.key.startsWith(key)) end++;
    return this.#keys.slice(low, end);
  }
}

function tells(typed: string, least: number): boolean {
  return typed.trimEnd().length >= least || /^\p{Lu}{2}/u.test(typed);
}

function wordsOf(text: string): { readonly start: number; readonly end: number; readonly folded: string }[] {
  const { words } = readWords(text);
  return Array.from({ length: words.count }, (_, word) => {
    const [start, end] = [words.starts[word] ?? 0, words.ends[word] ?? 0];
    return { start, end, folded: foldSlowly(text.slice(start, end)).normalize('NFD').replace(/\p{M}/gu, '') };
  });
}
