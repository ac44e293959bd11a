/** Every weight of the ranking. Figures are nDCG@10 on cranfield / npl / arguments, by `test/bench/related.ts`. */

/** Okapi BM25 as published (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework): saturation of a term. */
export const K1 = 1.2;
/** Okapi BM25: how much the length of a passage counts. */
export const B = 0.75;

/** The most telling terms of a question that are looked up: 32 cost .004 on arguments, 64 are worth .008 and more time. */
export const MOST_TERMS = 48;
/** A passage with fewer words than this is asked together with its neighbours (30 cost .007 on arguments, 120 .003). */
export const LEAST_QUESTION = 60;
/** What a word counts that a neighbour lends to the question (.25 is worth .003 on arguments, 1 costs .009). */
export const LENT = 0.5;

/** Passages that are ranked in the second stage, or three times as many as are wanted. */
export const POOL = 100;
/** The most passages of a pool that grows because many in it are copies of each other. */
export const LARGEST_POOL = 1800;
/** What two words count that follow each other in the question and in the answer (.1 costs .003 on cranfield). */
export const PHRASE = 0.2;
/**
 * What it counts to share all concepts of the question, against the best score without them. The labelled sets name
 * hardly any: .5 and 3 change less than .002 on each.
 */
export const CONCEPT = 1.5;
/**
 * What a concept counts that is known from the notes alone, against one of a glossary: it may be no term at all. By eye
 * .05, .1 and .2 are worth the same, 1 costs 2 answers of 100 (`test/bench/related-precision.ts`).
 */
export const FOUND_CONCEPT = 0.1;
/**
 * What an answer counts read together with its neighbours, against the answer alone. For a passage .2, .5 and 1 do as
 * well (arguments .552, .551, .555; .545 without); by eye (`test/bench/related-precision.ts`) .5 is worth 5 answers
 * of 100. For a free query it is worth nothing (.1 costs .002 on cranfield).
 */
export const CONTEXT = 0.5;
export const FREE_CONTEXT = 0.05;

/** Pseudo-relevance feedback for free queries: passages that are taken to be right (12 cost .003 / .008). */
export const FEEDBACK_PASSAGES = 8;
/** Pseudo-relevance feedback: terms that are taken from them (20 cost .002 / .003, 80 .009 / .001). */
export const FEEDBACK_TERMS = 40;
/** Pseudo-relevance feedback: what these count together, against the question (1.5 costs nothing / .003). */
export const FEEDBACK = 1;

/** A word guessed from a misspelled one, for each letter that differs (MiniSearch 7 counts fuzzy matches .45). */
export const TYPO = 0.45;
/**
 * A word of which only the beginning was typed, to the power of the share that is missing: the more of it was typed,
 * the likelier it was meant (MiniSearch 7 counts prefix matches .375, less where more is missing).
 */
export const PREFIX = 0.375;
/** Another form of a concept that the query names, all its words together. */
export const FORM = 0.5;

/** A passage of fewer words is no answer by itself. */
export const LEAST_ANSWER = 8;
/** Share of the word triples of the shorter of two passages that the other must hold to be its copy. */
export const COPIED = 0.5;
/** Share of the word triples of the longer of two copies that makes them the same passage: one word of 20 may differ. */
export const SAME = 0.85;
/** Passages of fewer words are copies only if they are equal: a short phrase is no sign of copying. */
export const LEAST_COPY = 12;
/** The score of a passage that is quoted, and of one that quotes, against the best of the others: both stand first. */
export const SOURCE = 2;
export const QUOTED_BY = 1.5;
/** Words that an answer names as its reason. */
export const REASONS = 8;
/**
 * How rare a word must be to be a reason, against one that stands in a single passage (inverse document frequencies):
 * in the essays it stands in no more than 3 of 100 passages. "One", "get" and "people" are more common, "brain" is not.
 */
export const TELLING = 0.3;

/** A passage of fewer words has no strong relations: a phrase in common would be most of it. */
export const LEAST_STRONG = 12;
/** Strong relations of one passage that are told, at most. */
export const MOST_STRONG = 20;
/** Terms of the longest passage that is strongly related to any: a longer one, a whole archive in one line, is about everything. */
export const LONGEST_STRONG = 10_000;
/** Postings that are read for the strong relations of one passage: those of its rarest terms. */
export const MOST_POSTINGS = 2000;
