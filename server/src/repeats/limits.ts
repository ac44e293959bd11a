/** Words of a fingerprinted sequence (the k of winnowing). */
export const GRAM = 3;

/** Equal words in a row from which on two places are looked at closely: shorter runs are mere turns of phrase. */
export const LEAST_RUN = 5;

/**
 * A near copy is reported from these similarities on. Two texts on one subject reach .2 over a page by common phrases
 * alone; in short copies a few words in common weigh more, hence the higher bar.
 */
export const NEAR_LONG = 0.3;
export const NEAR_SHORT = 0.6;
/** Words under which a passage is a row or a line of an example rather than a paragraph. */
export const SHORT_PASSAGE = 12;
/** Words from which a copy counts as long. */
export const LONG_COPY = 50;

/** The least similarity of a copy of so many words. */
export function leastSimilarity(words: number): number {
  return words >= LONG_COPY ? NEAR_LONG : NEAR_SHORT;
}

/** Words before and after a near copy, and its original, in which it is looked for what they have in common. */
export const OWN_AROUND = 1000;

/** Occurrences of one fingerprint up to which all pairs are looked at. */
export const FREQUENT = 16;
/** Occurrences up to which a fingerprint is telling by itself. */
export const RARE = 4;
/** Of a more frequent one, so many occurrences at either end of note order are paired with every other. */
export const FREQUENT_ENDS = 2;

/** How far the score of an extension may fall below its best, in words: a replaced clause is passed, a paragraph not. */
export const X_DROP = 10;
/** A few words in common do not earn that much: they may fall by this, and by half their number. */
export const X_DROP_SHORT = 4;

/** Words that both sides may differ in between two parts of one copy. */
export const GAP_BOTH = 40;
/** Words that one side may hold more than the other: a paragraph left out or put in. */
export const GAP_ONE = 250;

/** Two ranges of one note are the same block where their common part is at least this share of their union. */
export const SAME_BLOCK = 0.8;
/** A range lies within another where at least this share of it does. */
export const WITHIN = 0.9;
/** Share of words in quotation marks or `>` blocks that makes a copy a quotation. */
export const QUOTED = 0.9;
/** Notes that hold a text from which on it is boilerplate. */
export const BOILERPLATE_NOTES = 20;
/** Share of a text that they hold: in mail a footer with another date in each keeps four fifths of its fingerprints. */
export const BOILERPLATE_SHARE = 0.7;
/** Words of the longest header or footer that is told by them. */
export const BOILERPLATE_WORDS = 200;

// Loose copies: text bent so much that no run of words is left to follow. Chosen on the bent text of
// `npm run bench -- repeats`, even pairs first and odd ones looked at as well; several of them could be twice or half as
// much and would change little.

/** Words before and after those equal at a seed in which it is looked at whether there is more than a turn of phrase. */
export const LOOSE_NEAR = 32;
/** Telling words, and pairs of words in a row, that both texts must hold there. */
export const LOOSE_NEAR_WORDS = 5;
export const LOOSE_NEAR_PAIRS = 2;
/** The same around a near copy, which says something by itself. */
export const LOOSE_BESIDE_WORDS = 2;
export const LOOSE_BESIDE_PAIRS = 1;
/** Words before and after a seed that are compared closely; and of neighbourhoods that join, all together. */
export const LOOSE_FAR = 120;
export const LOOSE_MOST = 1500;
/** Times that a word, or a pair of words, may stand there to be evidence. */
export const LOOSE_RARE_WORD = 4;
export const LOOSE_RARE_PAIR = 2;
/** A word in common counts where so many others stand within so many words of it, in one text and in the other. */
export const LOOSE_SUPPORT = 3;
export const LOOSE_REACH = 10;
export const LOOSE_REACH_OTHER = 14;
/** Words between two words in common that belong to one copy; and the least number of these. */
export const LOOSE_GAP = 30;
export const LOOSE_HITS = 8;
/** What a telling word counts, against one in common, that makes an end of a copy more than it is worth. */
export const LOOSE_MISS = 0.3;
/** Words that may be missing to the start or the end of a sentence. */
export const LOOSE_EDGE = 6;
/** Words of the shorter and of the longer text, at least, and the shares of them that match. */
export const LOOSE_SHORTER = 20;
export const LOOSE_LONGER = 45;
export const LOOSE_SHORTER_SHARE = 0.4;
export const LOOSE_LONGER_SHARE = 0.3;
/** The share of the telling words of both that match. */
export const LOOSE_TELLING_SHARE = 0.3;
/** Of the telling words that both hold, the share that neither text holds in so many words before and after. */
export const LOOSE_AROUND = 150;
export const LOOSE_OWN_SHARE = 0.3;
