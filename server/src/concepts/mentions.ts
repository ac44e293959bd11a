import type { PackedWords } from '../text/packed-words.js';
import type { Passages } from '../text/passages.js';
import { WordFlag } from '../text/words.js';
import type { FormTrie } from './form-trie.js';
import { MOST_WORDS } from './forms.js';

/** Mentions found in one text, in order and disjoint, a typed array a property. */
export interface FoundMentions {
  readonly count: number;
  /** Index of the form in the list its trie was made of. */
  readonly forms: Uint32Array;
  /** Index of the first word. */
  readonly firsts: Uint32Array;
  /** Index after the last word. */
  readonly lasts: Uint32Array;
}

/** The most UTF-16 code units between two words of one mention: a space, a hyphen, emphasis, a line break in a quote. */
const WIDEST_GAP = 8;

/**
 * The mentions in a text: at each word the longest form that begins there, from left to right, so that they never
 * overlap. A mention lies within one sentence of one passage.
 */
export function findMentions(words: PackedWords, passages: Passages, trie: FormTrie): FoundMentions {
  const forms: number[] = [];
  const firsts: number[] = [];
  const lasts: number[] = [];
  const { hashes } = words;
  for (let passage = 0; passage < passages.count; passage++) {
    const end = passages.words[passage + 1] ?? 0;
    let word = passages.words[passage] ?? 0;
    while (word < end) {
      if (trie.mayBegin(hashes[word] ?? 0)) {
        const found = longestAt(words, word, end, trie);
        if (found !== undefined) {
          forms.push(found.form);
          firsts.push(word);
          lasts.push(found.last);
          word = found.last;
          continue;
        }
      }
      word++;
    }
  }
  return {
    count: forms.length,
    forms: Uint32Array.from(forms),
    firsts: Uint32Array.from(firsts),
    lasts: Uint32Array.from(lasts),
  };
}

function longestAt(
  words: PackedWords,
  first: number,
  end: number,
  trie: FormTrie,
): { readonly form: number; readonly last: number } | undefined {
  let best: { readonly form: number; readonly last: number } | undefined;
  let node = 0;
  let innerCapitals = 0;
  let capitals = 0;
  const most = Math.min(end, first + MOST_WORDS);
  for (let word = first; word < most; word++) {
    const flags = words.flags[word] ?? 0;
    if (word > first) {
      if ((flags & WordFlag.SentenceStart) !== 0) break;
      if (words.start(word) - words.end(word - 1) > WIDEST_GAP) break;
    }
    node = trie.step(node, words.hashes[word] ?? 0);
    if (node === 0) break;
    const bit = 1 << (word - first);
    if ((flags & WordFlag.InnerCapital) !== 0) innerCapitals |= bit;
    if ((flags & WordFlag.Capital) !== 0) capitals |= bit;
    const form = trie.formAt(node, innerCapitals, capitals);
    if (form !== undefined) best = { form, last: word + 1 };
  }
  return best;
}
