import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { createNotes } from '../../server/src/index.js';
import { bar } from './scores/bar.js';
import { type Gains, RankingScore } from './scores/ranking.js';

/** Ranking on the labelled sets of `../shared/data/related`, beside MiniSearch with its defaults. */
const folder = '../shared/data/related';
const targets = { cranfield: { required: 0.385, goal: 0.41 }, npl: { required: 0.44, goal: 0.455 } } as const;
const argumentsTarget = { required: 0.47, goal: 0.51 } as const;
const ANSWERS = 100;
/** Queries that MiniSearch is asked, spread evenly: whole passages take it a fifth of a second each. */
const SAMPLE = 300;

interface Document {
  readonly id: string;
  readonly text: string;
}

type Ranker = (query: Document) => readonly string[];

if (existsSync(folder)) {
  for (const [set, target] of Object.entries(targets)) compare(set, target, searcher);
  compare('arguments', argumentsTarget, relater);
} else console.log(`related: skipped, there is no ${folder}`);

function compare(
  set: string,
  target: { readonly required: number; readonly goal: number },
  ranker: (corpus: readonly Document[]) => Ranker,
): void {
  const corpus = documents(join(folder, set, 'corpus.jsonl'));
  const queries = documents(join(folder, set, 'queries.jsonl'));
  const gains = qrels(join(folder, set, 'qrels.tsv'));
  const rankers = { intertext: ranker(corpus), MiniSearch: miniSearcher(corpus) };
  for (const [name, rank] of Object.entries(rankers)) {
    const score = new RankingScore();
    const step = name === 'MiniSearch' ? Math.ceil(queries.length / SAMPLE) : 1;
    for (const query of queries.filter((_, at) => at % step === 0)) {
      const wanted = gains.get(query.id);
      if (wanted === undefined) continue;
      // Where a query is itself in the corpus it does not count.
      score.add(
        rank(query).filter((id) => set !== 'arguments' || id !== query.id),
        wanted,
      );
    }
    const { ndcg, recall, mrr } = score.means();
    if (name === 'intertext') bar(`related ${set}: nDCG@10`, ndcg, target.required, target.goal);
    console.log(
      `      ${name.padEnd(10)} nDCG@10 ${ndcg.toFixed(4)}  recall@100 ${recall.toFixed(4)}  MRR ${mrr.toFixed(4)}  (${score.queries} queries)`,
    );
  }
}

/** Each document a note, found by a free query. */
function searcher(corpus: readonly Document[]): Ranker {
  const notes = notesOf(corpus);
  return ({ text }) => distinct(notes.search(text, { limit: ANSWERS }));
}

/** Each document a note, related to the first passage of another. */
function relater(corpus: readonly Document[]): Ranker {
  const notes = notesOf(corpus);
  return ({ id }) => distinct(notes.related(id, 0, ANSWERS));
}

function notesOf(corpus: readonly Document[]): ReturnType<typeof createNotes> {
  const notes = createNotes();
  for (const { id, text } of corpus) notes.put(id, text);
  return notes;
}

/** The documents of some answers; one that holds a copy of an answer comes with it. */
function distinct(
  answers: readonly { readonly uri: string; readonly copies: readonly { readonly uri: string }[] }[],
): string[] {
  return [...new Set(answers.flatMap(({ uri, copies }) => [uri, ...copies.map((copy) => copy.uri)]))];
}

function miniSearcher(corpus: readonly Document[]): Ranker {
  const index = new MiniSearch({ fields: ['text'] });
  index.addAll(corpus);
  return ({ id, text }) =>
    index
      .search(text)
      .map((answer) => String(answer.id))
      .filter((answer) => answer !== id)
      .slice(0, ANSWERS);
}

function documents(path: string): Document[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Document);
}

function qrels(path: string): Map<string, Gains> {
  const gains = new Map<string, Map<string, number>>();
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const [query = '', document = '', gain = '0'] = line.split('\t');
    const wanted = gains.get(query) ?? new Map<string, number>();
    gains.set(query, wanted.set(document, Number(gain)));
  }
  return gains;
}
