import { hashOf } from '../../text/hash.js';
import {
  adverbs,
  complements,
  copulas,
  hedges,
  indefiniteArticles,
  limits,
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
  Limit: 128,
} as const;

const SLOTS = 1 << 12;
/** Open addressing by the low bits of a hash: the hash of a word of the lists, and its classes, 0 where free. */
const slotHashes = new Uint32Array(SLOTS);
const slotClasses = new Uint8Array(SLOTS);
/** By the low bits of a hash: the classes of all words of the lists that share them. */
const mayBe = new Uint8Array(SLOTS);

for (const [bit, list] of [
  [WordClass.Copula, copulas],
  [WordClass.TermVerb, termVerbs],
  [WordClass.Complement, complements],
  [WordClass.Adverb, adverbs],
  [WordClass.Adverb, hedges],
  [WordClass.Opener, openers],
  [WordClass.Article, indefiniteArticles],
  [WordClass.SpeechVerb, speechVerbs],
  [WordClass.Limit, limits],
] as const) {
  for (const word of list) {
    const hash = hashOf(word);
    const slot = slotOf(hash);
    slotHashes[slot] = hash;
    slotClasses[slot] = (slotClasses[slot] ?? 0) | bit;
    mayBe[hash & (SLOTS - 1)] = (mayBe[hash & (SLOTS - 1)] ?? 0) | bit;
  }
}

/** Where a hash stands, or the free slot where it would. */
function slotOf(hash: number): number {
  let slot = hash & (SLOTS - 1);
  while (slotClasses[slot] !== 0 && slotHashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** The {@link WordClass} bits that a word can have, by the hash of its normalised form: rarely more than it has. */
export function mayBeOf(hash: number): number {
  return mayBe[hash & (SLOTS - 1)] ?? 0;
}

/** The {@link WordClass} bits of a word, by the hash of its normalised form. */
export function classesOf(hash: number): number {
  return mayBeOf(hash) === 0 ? 0 : (slotClasses[slotOf(hash)] ?? 0);
}
