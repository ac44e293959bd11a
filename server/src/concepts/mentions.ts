import type { PackedWords } from '../text/packed-words.js';
import type { Passages } from '../text/passages.js';
import type { FormTrie } from './form-trie.js';

/** Mentions found in one text, in order and disjoint, a typed array a property. */
export interface FoundMentions {
  readonly count: number;
  /** The form, by its number in the trie. */
  readonly forms: Uint32Array;
  /** Index of the first word. */
  readonly firsts: Uint32Array;
  /** Index after the last word. */
  readonly lasts: Uint32Array;
}

/**
 * The mentions in a text: at each word the longest form that begins there, from left to right, so that they never
 * overlap. A mention lies within one passage, and no mark that parts phrases stands in it unless one does in the form.
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
      const form = trie.mayBegin(hashes[word] ?? 0, hashes[word + 1] ?? 0) ? trie.longestAt(words, word, end) : -1;
      if (form < 0) word++;
      else {
        forms.push(form);
        firsts.push(word);
        word += trie.lengthOf(form);
        lasts.push(word);
      }
    }
  }
  return {
    count: forms.length,
    forms: new Uint32Array(forms),
    firsts: new Uint32Array(firsts),
    lasts: new Uint32Array(lasts),
  };
}
