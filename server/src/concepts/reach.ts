import { addToHash, finishHash, HASH_SEED } from '../text/hash.js';
import { termsOf } from './drafts.js';
import type { Saying } from './evidence.js';
import { gerundForms } from './mentions/forms.js';
import { isTerm } from './term.js';
import type { TermCache } from './term-cache.js';

/**
 * Every sequence of words that a saying asks for or claims, whatever else is said, each as a hash. Sayings without a
 * sequence in common do not bear on one another.
 */
export function reachOf(saying: Saying, terms: TermCache): readonly number[] {
  const { asked, claimed } = namesOf(saying);
  return terms.reach([...asked, '', ...claimed], () => {
    const reach = new Set(asked.map((name) => hashOf(terms.words(name).hashes)));
    for (const { hashes } of terms.forms(claimed)) reach.add(hashOf(hashes));
    for (const name of claimed) {
      for (const form of gerundForms(name)) reach.add(hashOf(terms.words(form).hashes));
    }
    return [...reach];
  });
}

/** The names that a saying looks up, and those by which it may call a concept. */
function namesOf(saying: Saying): { readonly asked: readonly string[]; readonly claimed: readonly string[] } {
  switch (saying.kind) {
    case 'entry': {
      const names = [saying.entry.name, ...saying.entry.aliases];
      return { asked: names, claimed: names };
    }
    case 'acronym': {
      const { short, long } = termsOf(saying.acronym);
      return { asked: [short, long], claimed: [long, short] };
    }
    case 'definition': {
      const { term } = saying.definition;
      return { asked: [term], claimed: isTerm(saying.definition) ? [term] : [] };
    }
  }
}

function hashOf(words: readonly number[]): number {
  let hash = HASH_SEED;
  for (const word of words) hash = addToHash(addToHash(hash, word & 0xffff), word >>> 16);
  return finishHash(hash);
}
