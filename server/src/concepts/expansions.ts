import { hashOf } from '../text/hash.js';
import { familyOf } from './mentions/inflection.js';
import { isStopWord } from './stop-words.js';
import type { TermCache } from './term-cache.js';

/** A concept that an acronym may stand for. */
export interface Expansion {
  /** By its number. */
  readonly concept: number;
  /** The telling words of its long form, each by the hashes of its forms; none where it has no long form. */
  readonly words: readonly (readonly number[])[];
}

/** The telling words of what is called by `names`, of the first name that has several. */
export function tellingWords(names: readonly string[], terms: TermCache): Expansion['words'] {
  const long = names.find((name) => /[\s-]/.test(name)) ?? '';
  const words = long.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !isStopWord(word)).map((word) => formsOfWord(word, terms));
}

function formsOfWord(word: string, terms: TermCache): readonly number[] {
  const hashes = terms.forms([word]).flatMap((form) => (form.hashes.length === 1 ? form.hashes : []));
  return [...hashes, ...familyOf(word).map(hashOf)];
}

/**
 * The concept of the expansion that a note speaks of: the one of whose words it uses the greatest share, more than half
 * and more than of those of `usual`, the concept that the acronym stands for otherwise; undefined where there is none.
 * Of two alike it is the first. `hashes`: of the words of the note.
 */
export function fittest(expansions: readonly Expansion[], usual: number, hashes: Uint32Array): number | undefined {
  const wanted = new Set(expansions.flatMap(({ words }) => words.flat()));
  const used = new Set<number>();
  for (const hash of hashes) if (wanted.has(hash)) used.add(hash);
  const shareOf = ({ words }: Expansion): number =>
    words.filter((forms) => forms.some((hash) => used.has(hash))).length / Math.max(1, words.length);
  let most = 0.5;
  for (const expansion of expansions) if (expansion.concept === usual) most = Math.max(most, shareOf(expansion));
  let fit: number | undefined;
  for (const expansion of expansions) {
    const share = shareOf(expansion);
    if (share <= most) continue;
    most = share;
    fit = expansion.concept;
  }
  return fit;
}
