import { createNotes, type Notes } from '../../server/src/index.js';
import { readWords } from '../../server/src/text/prose.js';
import { Corpus, type CorpusNote } from './corpus/corpus.js';
import { flat } from './corpus/flat.js';
import { inChild, jobOf } from './measure/child.js';
import { milliseconds, table } from './measure/table.js';
import { median, timed } from './measure/time.js';
import { ratioAtMost, skipped } from './scores/bar.js';

/**
 * A few words are replaced near the middle of a note of 1 MB, among 10 MB and among 100 MB of others: the time until
 * the repeats of that note are known again, against one word pass over the note, which takes its turn after every edit.
 * Medians of the time of all cores, in one process for each size.
 */
const SIZES = [10, 100] as const;
const EDITS = 41;
/** Edits before those that count: the code is compiled by then. */
const WARM_UP = 10;
const MEGABYTE = 1e6;
const PATIENCE = 600;

interface Edited {
  /** Milliseconds. */
  readonly edit: number;
  readonly slowest: number;
  readonly pass: number;
  readonly repeats: number;
  /** Whether the last answer is that of a fresh index. */
  readonly isRight: boolean;
}

const job = jobOf({ edit: (megabytes: string) => edit(Number(megabytes)) });
if (job) job();
else measure();

function edit(megabytes: number): Edited {
  const notes = createNotes();
  const long = putAll(notes, megabytes);
  let { text } = long;
  while (!notes.work(Number.POSITIVE_INFINITY));
  notes.repeats(long.uri);
  const edits: number[] = [];
  const passes: number[] = [];
  for (let round = 0; round < WARM_UP + EDITS; round++) {
    // Places from 40 to 60 % of the note, some of them inside a repeat.
    const start = text.indexOf(' ', text.length * (0.4 + (0.2 * ((round * 17) % EDITS)) / EDITS));
    const end = text.indexOf(' ', start + 20);
    const words = ` some other words ${round}`;
    text = flat(text.slice(0, start) + words + text.slice(end));
    const time = timed(() => {
      notes.change(long.uri, text, [{ start, end, length: words.length }]);
      notes.repeats(long.uri);
    });
    const pass = timed(() => readWords(text));
    if (round < WARM_UP) continue;
    edits.push(time.cpu);
    passes.push(pass.cpu);
  }
  const fresh = createNotes();
  putAll(fresh, megabytes);
  fresh.put(long.uri, text);
  const now = notes.repeats(long.uri);
  const isRight = JSON.stringify(now) === JSON.stringify(fresh.repeats(long.uri));
  return { edit: median(edits), slowest: Math.max(...edits), pass: median(passes), repeats: now.length, isRight };
}

/** Puts the long note among others, and gives it. Whatever their number, it is the same, and so are its repeats. */
function putAll(notes: Notes, megabytes: number): CorpusNote {
  const corpus = new Corpus(3);
  for (const { uri, text } of corpus.notes(SIZES[0] * MEGABYTE)) notes.put(uri, text);
  const long = corpus.note(MEGABYTE);
  notes.put(long.uri, long.text);
  for (const { uri, text } of new Corpus(4).notes((megabytes - SIZES[0]) * MEGABYTE)) notes.put(uri, text);
  return long;
}

function measure(): void {
  const results = SIZES.map((size) => ({ size, result: inChild<Edited>(PATIENCE, 'edit', size) }));
  console.log(`an edit of a few words in a note of 1 MB, medians of ${EDITS}`);
  table(
    ['', 'edit', 'slowest', 'word pass', 'repeats of the note', 'as a fresh index'],
    results.map(({ size, result }) => [
      `among ${size} MB`,
      ...(result === undefined
        ? [`more than ${PATIENCE} s`]
        : [milliseconds(result.edit), milliseconds(result.slowest), milliseconds(result.pass), result.repeats]),
      result?.isRight === true ? 'yes' : 'no',
    ]),
  );
  if (results.some(({ result }) => result?.isRight === false)) process.exitCode = 1;
  const [small, large] = results.map(({ result }) => result);
  const pass = 'edit in 1 MB: repeats again, a word pass';
  const growth = 'edit in 1 MB: among 100 MB, among 10 MB';
  if (small === undefined) {
    for (const name of [pass, growth]) skipped(name, `10 MB took more than ${PATIENCE} s`);
    return;
  }
  ratioAtMost(pass, small.edit / small.pass, 2);
  ratioAtMost(growth, (large?.edit ?? Number.POSITIVE_INFINITY) / small.edit, 1.5, 1);
}
