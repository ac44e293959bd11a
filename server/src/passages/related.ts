import type { Vocabulary } from '../text/vocabulary.js';
import { type PassageAnswer, PassageAnswers } from './answers.js';
import type { PassageContext, PassageRef } from './context.js';
import { groupOf } from './groups.js';
import type { PassageStore } from './passage-store.js';
import { passageQuestion } from './question.js';
import { Ranking } from './ranking.js';
import { growingPools } from './top-passages.js';
import { QUOTED_BY, SOURCE } from './weights.js';

/** See {@link PassageIndex.related}. */
export function relatedPassages(
  vocabulary: Vocabulary,
  store: PassageStore,
  passage: PassageRef,
  limit: number,
  context: PassageContext,
): PassageAnswer[] {
  const ranking = new Ranking(vocabulary, store, context);
  const group = groupOf(store, passage, context.isAside);
  const question = passageQuestion(vocabulary, store, group);
  const places = Array.from({ length: group.last - group.first + 1 }, (_, index) => ({
    note: passage.note,
    place: group.first + index,
  }));
  const mentions = places.flatMap((place) => context.mentions(place));
  const hashes = store.note(passage.note)?.words.hashes;
  const concepts = ranking.conceptWeights(mentions, (word) => vocabulary.termOf(vocabulary.find(hashes?.[word] ?? 0)));
  const links = places.map((place) => context.quotations(place));
  const sources = links.flatMap((link) => link.sources);
  const quotedBy = links.flatMap((link) => link.quotedBy);
  const about = { question, context, limit };
  let answers = new PassageAnswers(store, ranking, about);
  for (const pool of growingPools(
    store,
    question.terms,
    limit,
    ranking.compare,
    (number) => !question.asked.has(number),
  )) {
    // What a neighbour lent would speak for itself.
    const scored = pool
      .map(({ passage: number, score }) => ({
        passage: number,
        score: question.lenders.has(number) ? ranking.ownScore(number, question) : score,
      }))
      .filter(({ score }) => score > 0);
    const ranked = ranking.refine(scored, question, concepts);
    const best = ranked[0]?.score ?? 1;
    answers = new PassageAnswers(store, ranking, about);
    answers.leaveOut(group);
    for (const ref of sources) answers.addLinked(ref, 'source', best * SOURCE, concepts);
    for (const ref of quotedBy) answers.addLinked(ref, 'quotedBy', best * QUOTED_BY, concepts);
    for (const found of ranked) answers.add(found);
    if (answers.full) break;
  }
  return answers.list();
}
