import { hashOf } from '../text/hash.js';
import {
  adverbs,
  complements,
  copulas,
  hedges,
  indefiniteArticles,
  openers,
  speechVerbs,
  termVerbs,
} from './definition-words.js';

/** What a word can be to a scanner of definitions, a bit each: see `definition-words.ts`. */
export const WordClass = {
  Copula: 1,
  TermVerb: 2,
  Complement: 4,
  Adverb: 8,
  Opener: 16,
  Article: 32,
  SpeechVerb: 64,
} as const;

const classes = new Map<number, number>();
/** A bit for some of the bits of a hash: most words of a text are told by it to be in no class. */
const filter = new Uint8Array(1 << 13);

for (const [bit, list] of [
  [WordClass.Copula, copulas],
  [WordClass.TermVerb, termVerbs],
  [WordClass.Complement, complements],
  [WordClass.Adverb, adverbs],
  [WordClass.Adverb, hedges],
  [WordClass.Opener, openers],
  [WordClass.Article, indefiniteArticles],
  [WordClass.SpeechVerb, speechVerbs],
] as const) {
  for (const word of list) {
    const hash = hashOf(word);
    classes.set(hash, (classes.get(hash) ?? 0) | bit);
    filter[(hash & 0xffff) >>> 3] = (filter[(hash & 0xffff) >>> 3] ?? 0) | (1 << (hash & 7));
  }
}

/** The {@link WordClass} bits of a word, by the hash of its normalised form. */
export function classesOf(hash: number): number {
  if (((filter[(hash & 0xffff) >>> 3] ?? 0) & (1 << (hash & 7))) === 0) return 0;
  return classes.get(hash) ?? 0;
}
