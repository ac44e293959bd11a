import { readWords } from '../text/prose.js';
import { stopWords } from '../text/stop-words.js';
import { STOP, type Vocabulary } from '../text/vocabulary.js';
import { type PassageAnswer, PassageAnswers } from './answers.js';
import type { PassageContext } from './context.js';
import { type FreeQuery, holds, parseQuery } from './free-query.js';
import { groupOf, numbersOf, wordsOf } from './groups.js';
import { completions, corrections, type Guess, MOST_CORRECTED, RARE } from './guesses.js';
import type { PassageStore } from './passage-store.js';
import { type NamedTerm, namedTermsOf, QuestionDraft } from './question.js';
import { Ranking } from './ranking.js';
import { growingPools, idf, type ScoredPassage } from './top-passages.js';
import { FORM, LARGEST_POOL, PREFIX, TYPO } from './weights.js';

/** See {@link PassageIndex.search}. */
export function searchPassages(
  vocabulary: Vocabulary,
  store: PassageStore,
  text: string,
  options: { readonly limit: number; readonly prefix: boolean },
  context: PassageContext,
): PassageAnswer[] {
  const { limit, prefix } = options;
  const query = parseQuery(text);
  const words = namedTermsOf(vocabulary, query);
  const ranking = new Ranking(vocabulary, store, context);
  const draft = new QuestionDraft(vocabulary, store);
  draft.addWords(words);
  guess(draft, vocabulary, store, words, prefix && query.open);
  const mentions = context.mentionsIn(query.words);
  for (const { concept } of mentions) {
    for (const form of context.forms(concept)) {
      const named = namedTermsOf(vocabulary, readWords(form));
      for (const word of named) draft.addGuess(word, FORM / named.length);
    }
  }
  const question = draft.question();
  const unwanted = namedTermsOf(vocabulary, query.unwanted).map(({ term }) => term);
  const left = new Set(unwanted.filter((term) => term !== STOP));
  const accept = (number: number): boolean => isWanted(store, query, left, number, context);
  const exact = words.length > 0 && words.every(({ spelling }) => stopWords.has(spelling));
  const phrase = query.phrases.length > 0 ? query.phrases : [query.words.hashes];
  const pools = exact
    ? [
        scan(
          store,
          (number) => accept(number) && phrase.every((run) => holds(store.wordsOf(number), run)),
          ranking.compare,
        ),
      ]
    : growingPools(store, question.terms, limit, ranking.compare, accept);
  const concepts = ranking.conceptWeights(mentions, (word) => words[word]?.term ?? STOP);
  const about = { question, context, limit };
  let answers = new PassageAnswers(store, ranking, about);
  for (const pool of pools) {
    answers = new PassageAnswers(store, ranking, about);
    for (const found of ranking.feedBack(ranking.refine(pool, question, concepts), question)) answers.add(found);
    if (answers.full) break;
  }
  return answers.list();
}

/** Adds what rare words may have been meant to be, and what the last word may be the beginning of. */
function guess(
  draft: QuestionDraft,
  vocabulary: Vocabulary,
  store: PassageStore,
  words: readonly NamedTerm[],
  open: boolean,
): void {
  const named = ({ word }: Guess): NamedTerm => ({
    term: vocabulary.termOf(word),
    spelling: vocabulary.spellingOf(word),
  });
  const rarity = ({ word }: Guess): number => idf(store.passagesWith(vocabulary.termOf(word)), store.live);
  // Of several guesses a rare one is no likelier than the commonest: all of them count as that one does.
  const add = (guesses: readonly Guess[], share: (found: Guess) => number): void => {
    const common = Math.min(...guesses.map(rarity));
    for (const found of guesses) draft.addGuess(named(found), share(found) * (common / rarity(found)) ** 2);
  };
  const corrected = new Set<string>();
  for (const [index, { term, spelling }] of words.entries()) {
    const holding = store.passagesWith(term);
    const found = open && index === words.length - 1 ? completions(vocabulary, store, spelling) : [];
    add(found, ({ word }) => PREFIX ** (1 - spelling.length / vocabulary.lengthOf(word)));
    if (found.length > 0 || stopWords.has(spelling) || holding > RARE) continue;
    if (corrected.has(spelling) || corrected.size === MOST_CORRECTED) continue;
    corrected.add(spelling);
    add(corrections(vocabulary, store, spelling, holding), ({ distance }) => TYPO ** distance);
  }
}

/** Whether a passage holds every phrase, and it and what it is shown with nothing of what is left out. */
function isWanted(
  store: PassageStore,
  { phrases, without }: FreeQuery,
  unwanted: ReadonlySet<number>,
  number: number,
  { isAside }: PassageContext,
): boolean {
  if (!phrases.every((phrase) => holds(store.wordsOf(number), phrase))) return false;
  if (without.length === 0 && unwanted.size === 0) return true;
  const group = groupOf(store, { note: store.noteOf(number), place: store.placeOf(number) }, isAside);
  if (without.some((phrase) => holds(wordsOf(store, group), phrase))) return false;
  return !numbersOf(store, group).some((shown) => store.termsOf(shown).some((term) => unwanted.has(term)));
}

/** For a query of stop words alone, which are not looked up: the first passages that hold it as it stands. */
function scan(
  store: PassageStore,
  accept: (number: number) => boolean,
  compare: (a: number, b: number) => number,
): ScoredPassage[] {
  const found: number[] = [];
  for (const note of store.notes()) {
    const count = store.note(note)?.passages.count ?? 0;
    for (let place = 0; place < count; place++) {
      const number = store.numberOf(note, place);
      if (accept(number)) found.push(number);
    }
  }
  return found
    .sort(compare)
    .slice(0, LARGEST_POOL)
    .map((passage) => ({ passage, score: 1 }));
}
