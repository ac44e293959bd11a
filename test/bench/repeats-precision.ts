import { existsSync } from 'node:fs';
import { severityOf } from '../../server/src/features/flags.js';
import type { Copy } from '../../server/src/index.js';
import { defaultSettings } from '../../server/src/settings.js';
import { notesOf, textsIn } from './corpus/notes-in.js';
import { atLeast, skipped } from './scores/bar.js';
import { type Draw, drawn } from './verdicts/draw.js';
import { readVerdicts, verdictOn } from './verdicts/verdicts.js';

/**
 * How many of a hundred repeats that the editor reports above Hint a reader calls repeated: of all, and of those that
 * are parts of notes. A refrain is repeated, a row of a table or a sentence of a mould is not. With `--show`
 * (`node .out/bench/repeats-precision.mjs --show`) it prints those that nobody has judged yet.
 */
const folder = '../shared/data/notes-essays';
const table = 'test/bench/verdicts/essays.tsv';
const SIZE = 100;
const SEED = 'essays';
/** A place that holds so much of its note is the whole of it: what is left is a heading or a date. */
const WHOLE = 0.9;
/** Characters that are shown at either end of a copy, and around it. */
const ENDS = 400;
const AROUND = 120;

if (existsSync(folder)) precision();
else skipped('essays: repeats that are repeated', `there is no ${folder}`);

function precision(): void {
  const texts = textsIn(folder);
  const notes = notesOf(texts);
  const repeats = notes.repeats();
  const isWhole = ({ uri, start, end }: Copy): boolean => end - start >= WHOLE * (texts.get(uri)?.length ?? 0);
  const isPart = ({ copy, original }: Draw): boolean => !isWhole(copy) || !isWhole(original);
  const isShown = ({ copy }: Draw): boolean =>
    ['error', 'warning', 'information'].includes(severityOf(copy, defaultSettings));
  const judge = (draws: readonly Draw[]): number => repeatedOf(draws, texts);
  atLeast('essays: repeated, of 100 repeats', judge(drawn(repeats, SIZE, SEED, isShown)), 95, 100);
  const parts = judge(drawn(repeats, SIZE, SEED, (draw) => isShown(draw) && isPart(draw)));
  console.log(`      essays: repeated, of 100 repeats that are parts of notes: ${parts}`);
}

/** How many of some draws a reader called repeated. Prints why others are not, and those that nobody has judged. */
function repeatedOf(draws: readonly Draw[], texts: ReadonlyMap<string, string>): number {
  const verdicts = readVerdicts(table);
  const judged = draws.map((draw) => ({ draw, verdict: verdictOn(draw, verdicts) }));
  const unknown = judged.filter(({ verdict }) => verdict === undefined);
  const wrong = judged.flatMap(({ verdict }) => (verdict?.isRepeated === false ? [verdict.reason] : []));
  for (const reason of new Set(wrong)) {
    console.log(`      not repeated: ${reason}: ${wrong.filter((other) => other === reason).length}`);
  }
  if (unknown.length > 0) console.log(`      not judged yet: ${unknown.length}, see --show`);
  if (process.argv.includes('--show')) for (const { draw } of unknown) show(draw, texts);
  return draws.length - unknown.length - wrong.length;
}

/** Prints a copy and its original for a reader, and the columns of a verdict on them. */
function show({ copy, original }: Draw, texts: ReadonlyMap<string, string>): void {
  const columns = [copy, original].flatMap(({ uri, start, end }) => [uri, start, end]);
  console.log(`\n${columns.join('\t')}\n${copy.kind} ${copy.similarity.toFixed(2)}`);
  for (const { uri, start, end } of [copy, original]) {
    const text = texts.get(uri) ?? '';
    const place = text.slice(start, end);
    const ends = place.length <= 2 * ENDS ? place : `${place.slice(0, ENDS)} […] ${place.slice(-ENDS)}`;
    console.log(`…${text.slice(Math.max(0, start - AROUND), start)}⟦${ends}⟧${text.slice(end, end + AROUND)}…`);
  }
}
