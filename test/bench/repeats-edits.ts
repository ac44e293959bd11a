import { createNotes, type Notes } from '../../server/src/index.js';
import { readWords } from '../../server/src/text/prose.js';
import { Corpus, type CorpusNote } from './corpus/corpus.js';
import { flat } from './corpus/flat.js';
import { inChild, jobOf } from './measure/child.js';
import { milliseconds, table } from './measure/table.js';
import { median, timed } from './measure/time.js';
import { ratioAtMost, skipped } from './scores/bar.js';

/**
 * A few words are replaced near the middle of a note of 1 MB, among 10 MB and among 100 MB of others (with `--large`
 * among 1 GB as well): the time until the repeats of that note are known again, and then what a hover and the list of
 * related passages ask, against one word pass over the note, which takes its turn after every edit. Medians of the time
 * of all cores, in one process for each size.
 */
const SIZES = process.argv.includes('--large') ? [10, 100, 1000] : [10, 100];
const LEAST = 10;
const EDITS = 41;
/** Edits before those that count: the code is compiled by then. */
const WARM_UP = 10;
const MEGABYTE = 1e6;
const PATIENCE = 3600;

interface Edited {
  /** Milliseconds. */
  readonly edit: number;
  readonly slowest: number;
  /** The same with the mentions of the note, what one of them means, and what is related to its passage. */
  readonly all: number;
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
  const alls: number[] = [];
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
    const rest = timed(() => {
      const [mention] = notes.mentions(long.uri);
      notes.concept(mention?.concept ?? '', long.uri);
      notes.related(long.uri, start);
    });
    const pass = timed(() => readWords(text));
    if (round < WARM_UP) continue;
    edits.push(time.cpu);
    alls.push(time.cpu + rest.cpu);
    passes.push(pass.cpu);
  }
  const fresh = createNotes();
  putAll(fresh, megabytes);
  fresh.put(long.uri, text);
  const now = notes.repeats(long.uri);
  const isRight = JSON.stringify(now) === JSON.stringify(fresh.repeats(long.uri));
  const times = { edit: median(edits), slowest: Math.max(...edits), all: median(alls), pass: median(passes) };
  return { ...times, repeats: now.length, isRight };
}

/** Puts the long note among others, and gives it. Whatever their number, it is the same, and so are its repeats. */
function putAll(notes: Notes, megabytes: number): CorpusNote {
  const corpus = new Corpus(3, true);
  for (const { uri, text } of corpus.notes(LEAST * MEGABYTE)) notes.put(uri, text);
  const long = corpus.note(MEGABYTE);
  notes.put(long.uri, long.text);
  for (const { uri, text } of new Corpus(4, true).notes((megabytes - LEAST) * MEGABYTE)) notes.put(uri, text);
  return long;
}

function measure(): void {
  const results = SIZES.map((size) => ({ size, result: inChild<Edited>(PATIENCE, 'edit', size) }));
  console.log(`an edit of a few words in a note of 1 MB, medians of ${EDITS}`);
  table(
    ['', 'repeats again', 'slowest', 'all again', 'word pass', 'repeats of the note', 'as a fresh index'],
    results.map(({ size, result }) => [
      `among ${size} MB`,
      ...(result === undefined
        ? [`more than ${PATIENCE} s`]
        : [
            milliseconds(result.edit),
            milliseconds(result.slowest),
            milliseconds(result.all),
            milliseconds(result.pass),
            result.repeats,
          ]),
      result?.isRight === true ? 'yes' : 'no',
    ]),
  );
  if (results.some(({ result }) => result?.isRight === false)) process.exitCode = 1;
  const pass = 'edit in 1 MB: repeats again, a word pass';
  const [small] = results;
  if (small?.result === undefined) {
    skipped(pass, `${LEAST} MB took more than ${PATIENCE} s`);
    return;
  }
  ratioAtMost(pass, small.result.edit / small.result.pass, 2);
  for (const [at, { size, result }] of results.entries()) {
    const before = results[at - 1];
    if (before?.result === undefined) continue;
    const growth = (cost: (edited: Edited) => number): number =>
      before.result && result ? cost(result) / cost(before.result) : Number.POSITIVE_INFINITY;
    const among = `among ${size} MB`;
    ratioAtMost(`edit in 1 MB: all again, a word pass, ${among}`, inPasses(result), 5);
    ratioAtMost(
      `edit in 1 MB: repeats, ${among}, ${before.size} MB`,
      growth(({ edit }) => edit),
      1.5,
      1,
    );
    ratioAtMost(
      `edit in 1 MB: all, ${among}, ${before.size} MB`,
      growth(({ all }) => all),
      1.5,
      1,
    );
  }
}

/** What an edit costs with all that is asked after it, against a word pass. */
function inPasses(result: Edited | undefined): number {
  return result === undefined ? Number.POSITIVE_INFINITY : result.all / result.pass;
}
