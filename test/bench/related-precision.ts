import { existsSync } from 'node:fs';
import type { Notes, Place, RelatedPassage } from '../../server/src/index.js';
import { hashOf } from '../../server/src/text/hash.js';
import { notesOf, textsIn } from './corpus/notes-in.js';
import { atMost, bar, skipped } from './scores/bar.js';
import { readVerdicts, type Verdict, verdictOn } from './verdicts/related.js';

/**
 * How many of the first answers to passages that are drawn by chance a reader calls related: who reads the passage
 * would be glad to be led there. An answer that nobody has judged yet counts as wrong; with `--show`
 * (`node .out/bench/related-precision.mjs --show`) these are printed.
 */
const folder = '../shared/data/notes-essays';
const table = 'test/bench/verdicts/related-essays.tsv';
const SIZE = 60;
const TOP = 5;
const SEED = 'related';
/** Words of a passage that is asked about: enough to say something, and no chapter. */
const LEAST = 40;
const MOST = 250;
/** Strengths from which on answers are counted apart. */
const STRENGTHS = [0.1, 0.15, 0.2];

interface Draw {
  readonly asked: Place;
  readonly answer: RelatedPassage;
  readonly verdict: Verdict | undefined;
}

if (existsSync(folder)) precision();
else skipped('essays: related, of the first five', `there is no ${folder}`);

function precision(): void {
  const texts = textsIn(folder);
  const notes = notesOf(texts);
  const verdicts = readVerdicts(table);
  const draws = drawn(notes, texts).flatMap((asked) =>
    notes
      .related(asked.uri, asked.start, TOP)
      .map((answer): Draw => ({ asked, answer, verdict: verdictOn(asked, answer, verdicts) })),
  );
  bar('essays: related, of the first five', shareOf(draws, 'related'), 0.8, 0.9);
  atMost('essays: copies, of the first five', draws.filter(({ verdict }) => verdict?.word === 'copy').length, 0, 0);
  for (const least of STRENGTHS) {
    const strong = draws.filter(({ answer }) => answer.strength >= least);
    const share = shareOf(strong, 'related').toFixed(2);
    console.log(`      of a strength of ${least} and more: ${strong.length}, related ${share}`);
  }
  const unknown = draws.filter(({ verdict }) => verdict === undefined);
  if (unknown.length > 0) console.log(`      not judged yet: ${unknown.length}, see --show`);
  if (process.argv.includes('--show')) for (const draw of unknown) show(draw, texts);
}

/** Passages of {@link SIZE} different texts. Which ones is decided by where they begin. */
function drawn(notes: Notes, texts: ReadonlyMap<string, string>): readonly Place[] {
  const ranked = notes
    .uris()
    .flatMap((uri) =>
      notes
        .passages(uri)
        .filter(({ kind, words }) => kind !== 'heading' && words >= LEAST && words <= MOST)
        .map(({ start, end }) => ({ uri, start, end, rank: hashOf(`${SEED}\n${uri}\n${start}`) })),
    )
    .sort((one, other) => one.rank - other.rank);
  const seen = new Set<string>();
  const isFirst = ({ uri }: Place): boolean => {
    const text = texts.get(uri) ?? '';
    return !seen.has(text) && seen.add(text).size <= SIZE;
  };
  return ranked.filter(isFirst);
}

function shareOf(draws: readonly Draw[], word: Verdict['word']): number {
  return draws.filter(({ verdict }) => verdict?.word === word).length / draws.length;
}

/** Prints a passage and an answer for a reader, and the columns of a verdict on them. */
function show({ asked, answer }: Draw, texts: ReadonlyMap<string, string>): void {
  console.log(`\n${[asked, answer].flatMap(({ uri, start, end }) => [uri, start, end]).join('\t')}`);
  for (const { uri, start, end } of [asked, answer]) console.log(`⟦${texts.get(uri)?.slice(start, end)}⟧`);
}
