import { createNotes, type Repeat } from '../../server/src/index.js';
import { type Answered, answered } from './corpus/answers.js';
import { Corpus, type Plant, type PlantKind } from './corpus/corpus.js';
import { inChild, jobOf } from './measure/child.js';
import { held } from './measure/memory.js';
import { count, milliseconds, table } from './measure/table.js';
import { least, sum, type Time, timed } from './measure/time.js';
import { ratioAtMost, skipped } from './scores/bar.js';

/**
 * Is the time for all repeats linear in the length of the notes? Time is that of all cores: of `put` and `repeats`,
 * without making the texts, in a process that is warm from a smaller corpus. Linear within 20 % means: a megabyte among
 * ten costs at most 1.2 times a megabyte alone, and a megabyte among more at most 1.2 times one among ten.
 */
const SIZES = [1, 10, 33, 100] as const;
const ROUNDS = 3;
const WARM = 10;
const PATIENCE = 300;
const MEGABYTE = 1e6;

interface Grown {
  readonly time: Time;
  readonly repeats: number;
  readonly held: number;
  readonly answers: Readonly<Record<PlantKind, Answered>>;
}

const job = jobOf({ grow: (megabytes: string) => grow(Number(megabytes)) });
if (job) job();
else measure();

function grow(megabytes: number): Grown {
  search(new Corpus(1), WARM);
  return search(new Corpus(2), megabytes);
}

/** All repeats of a corpus of some megabytes, of which one note at a time is in memory. */
function search(corpus: Corpus, megabytes: number): Grown {
  const before = held();
  const notes = createNotes();
  const planted = new Map<string, readonly Plant[]>();
  const puts: Time[] = [];
  for (const { uri, text, plants } of corpus.notes(megabytes * MEGABYTE)) {
    planted.set(uri, plants);
    puts.push(timed(() => notes.put(uri, text)));
  }
  let found: readonly Repeat[] = [];
  const asked = timed(() => {
    found = notes.repeats();
  });
  const answers = answered(planted, found);
  const repeats = found.length;
  found = [];
  const settled = held() - before;
  return { time: sum([...puts, asked]), repeats, held: notes.counts().notes > 0 ? settled : Number.NaN, answers };
}

function measure(): void {
  const rows: (readonly (string | number)[])[] = [];
  /** Milliseconds a megabyte, by megabytes. */
  const costs = new Map<number, number>();
  for (const size of SIZES) {
    const rounds = Array.from({ length: ROUNDS }, () => inChild<Grown>(PATIENCE, 'grow', size));
    const done = rounds.filter((round) => round !== undefined);
    const [first] = done;
    if (first === undefined) {
      rows.push([`${size} MB`, `more than ${PATIENCE} s`]);
      continue;
    }
    const { cpu } = least(done.map(({ time }) => time));
    costs.set(size, cpu / size);
    const { exact, edited, quoted } = first.answers;
    const shares = [exact, edited, quoted].map(({ planted, found }) => `${found} of ${planted}`);
    const memory = (first.held / size / MEGABYTE).toFixed(2);
    rows.push([`${size} MB`, milliseconds(cpu), milliseconds(cpu / size), memory, count(first.repeats), ...shares]);
  }
  console.log(`made-up notes, a process each, least of ${ROUNDS}`);
  table(['', 'time', 'a MB', 'bytes a byte', 'repeats', 'exact found', 'edited', 'quoted'], rows);
  for (const [large, small] of [
    [10, 1],
    [33, 10],
    [100, 10],
  ] as const) {
    const name = `growth: a MB among ${large}, a MB among ${small}`;
    const [cost, base] = [costs.get(large), costs.get(small)];
    if (base === undefined) skipped(name, `${small} MB took more than ${PATIENCE} s`);
    else ratioAtMost(name, (cost ?? Number.POSITIVE_INFINITY) / base, 1.2, 1);
  }
}
