import type { PackedWords } from '../../text/packed-words.js';
import type { Passages } from '../../text/passages.js';
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
  let passage = 0;
  let end = passages.words[1] ?? 0;
  let last = 0;
  for (const word of trie.beginnings(words.hashes)) {
    if (word < last) continue;
    while (word >= end && passage < passages.count) end = passages.words[++passage + 1] ?? 0;
    const form = trie.longestAt(words, word, end);
    if (form < 0) continue;
    last = word + trie.lengthOf(form);
    forms.push(form);
    firsts.push(word);
    lasts.push(last);
  }
  return {
    count: forms.length,
    forms: new Uint32Array(forms),
    firsts: new Uint32Array(firsts),
    lasts: new Uint32Array(lasts),
  };
}
