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
/** Words from which a copy counts as long. */
export const LONG_COPY = 50;

/** The least similarity of a copy of so many words. */
export function leastSimilarity(words: number): number {
  return words >= LONG_COPY ? NEAR_LONG : NEAR_SHORT;
}

/** Occurrences of one fingerprint up to which all pairs are looked at. */
export const FREQUENT = 16;
/** Occurrences up to which a fingerprint is telling by itself. */
export const RARE = 4;
/** Of a more frequent one, so many occurrences at either end of note order are paired with every other. */
export const FREQUENT_ENDS = 4;

/** How far the score of an extension may fall below its best, in words: a replaced clause is passed, a paragraph not. */
export const X_DROP = 15;
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
