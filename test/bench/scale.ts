import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNotes } from '../../server/src/index.js';
import { type Answered, answered, answeredTerms } from './corpus/answers.js';
import { Corpus, type Plant, type PlantKind } from './corpus/corpus.js';
import { bytesOf, notesIn } from './corpus/notes-in.js';
import type { PlantedTerm } from './corpus/terms.js';
import { written } from './corpus/written.js';
import { inChild, jobOf } from './measure/child.js';
import { heldParts, peak } from './measure/memory.js';
import { canServe, type Served, served } from './measure/server.js';
import { count, megabytes, milliseconds, speed, table } from './measure/table.js';
import { least, type Time, timed } from './measure/time.js';
import { bar, ratioAtMost, skipped } from './scores/bar.js';

/**
 * What a large workspace costs: the time of a first index of everything in the real server, against reading and
 * decoding the same files in another process, and the memory that it keeps. Besides, through the door, whether
 * everything that was planted is found. Made-up notes: 100 MB, with `--large` 1 GB as well (half an hour, 10 GB of memory).
 */
const isLarge = process.argv.includes('--large');
const SIZES = isLarge ? [100, 1000] : [100];
const ROUNDS = 3;
const PATIENCE = 3600;
const MEGABYTE = 1e6;
const SEED = 2;

interface Indexed {
  /** Bytes, settled: heap and typed arrays. */
  readonly heap: number;
  readonly arrays: number;
  readonly peak: number;
  readonly answers: Readonly<Record<PlantKind, Answered>>;
  readonly terms: Answered;
}

interface Measured {
  readonly bytes: number;
  readonly cold: Served;
}

const job = jobOf({ read, index: (megabytes: string) => index(Number(megabytes)) });
if (job) job();
else await measure();

/** Reads and decodes the notes, from the list of a folder to texts in memory. */
function read(folder: string): Time {
  return timed(() => {
    // Nobody reads a gigabyte to keep it.
    for (const path of notesIn([folder])) readFileSync(path, 'utf8');
  });
}

/** Puts a corpus, asks for everything, and compares it with what was planted. */
function index(megabytes: number): Indexed {
  const before = heldParts();
  const notes = createNotes();
  const plants = new Map<string, readonly Plant[]>();
  const terms = new Map<string, readonly PlantedTerm[]>();
  for (const note of corpus().notes(megabytes * MEGABYTE)) {
    notes.put(note.uri, note.text);
    plants.set(note.uri, note.plants);
    terms.set(note.uri, note.terms);
  }
  while (!notes.work(Number.POSITIVE_INFINITY));
  const answers = answered(plants, notes.repeats());
  const found = answeredTerms(terms, notes);
  const most = peak();
  plants.clear();
  terms.clear();
  const after = heldParts();
  if (notes.counts().notes === 0) throw new Error('nothing was put');
  return { heap: after.heap - before.heap, arrays: after.arrays - before.arrays, peak: most, answers, terms: found };
}

function corpus(): Corpus {
  return new Corpus(SEED, true);
}

async function measure(): Promise<void> {
  const results = new Map<number, Measured>();
  const empty = canServe ? await emptyServer() : undefined;
  for (const size of SIZES) {
    await written(corpus(), size * MEGABYTE, '.txt', async (folder) => {
      const result = await cold(folder, size, empty);
      if (result !== undefined) results.set(size, result);
    });
    inside(size);
  }
  const [small, large] = SIZES.map((size) => results.get(size));
  if (small === undefined || large === undefined || empty === undefined) {
    for (const what of ['cold time', 'memory']) skipped(`1 GB, 100 MB: ${what}`, 'it was not asked for: --large');
    return;
  }
  ratioAtMost('1 GB, 100 MB: cold time', large.cold.time.cpu / small.cold.time.cpu, 11);
  const beyond = ({ cold }: Measured): number => cold.resident - empty.resident;
  ratioAtMost('1 GB, 100 MB: memory', beyond(large) / beyond(small), 11);
}

/** The first index of a folder in the real server. */
async function cold(folder: string, size: number, empty: Served | undefined): Promise<Measured | undefined> {
  const bytes = bytesOf(notesIn([folder]));
  const reading = least(Array.from({ length: ROUNDS }, () => measured<Time>('read', folder)));
  const names = [`${size} MB: cold index, reading the files`, `${size} MB: resident memory, bytes of text`] as const;
  if (empty === undefined) {
    for (const name of names) skipped(name, 'the memory of a process is told on Linux alone');
    return undefined;
  }
  const server = await served(folder);
  const row = (name: string, { wall, cpu }: Time): readonly string[] => [
    name,
    milliseconds(wall),
    speed(bytes, wall),
    milliseconds(cpu),
  ];
  console.log(`made-up notes: ${megabytes(bytes)} in ${count(server.notes)} files`);
  table(
    ['', 'by the clock', 'MB/s', 'on the cores'],
    [row(`read and decode, least of ${ROUNDS}`, reading), row('first index of everything, in the server', server.time)],
  );
  const memory = (name: string, of: number): readonly string[] => [name, megabytes(of), (of / bytes).toFixed(2)];
  table(
    ['the server beyond an empty one', 'bytes', 'a byte of text'],
    [
      memory('settled and collected', server.resident - empty.resident),
      memory('settled', server.uncollected - empty.resident),
      memory('at most', server.peak - empty.peak),
    ],
  );
  ratioAtMost(names[0], server.time.wall / reading.wall, 5);
  ratioAtMost(names[1], (server.resident - empty.resident) / bytes, size < 1000 ? 2 : 1.8);
  return { bytes, cold: server };
}

/** The same notes through the door: what is kept, and what is found. */
function inside(size: number): void {
  const { heap, arrays, peak: most, answers, terms } = measured<Indexed>('index', size);
  const bytes = size * MEGABYTE;
  const row = (name: string, of: number): readonly string[] => [name, megabytes(of), (of / bytes).toFixed(2)];
  table(
    ['the core alone', 'bytes', 'a byte of text'],
    [row('heap', heap), row('typed arrays', arrays), row('the process at most', most)],
  );
  const found: Readonly<Record<string, Answered>> = { ...answers, terms };
  table(
    ['planted', 'there are', 'found'],
    Object.entries(found).map(([name, one]) => [name, count(one.planted), count(one.found)]),
  );
  for (const [name, one] of Object.entries(found)) bar(`${size} MB: ${name} found`, one.found / one.planted, 0.98, 1);
}

async function emptyServer(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'intertext-bench-'));
  try {
    return await served(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measured<T>(name: string, ...args: readonly (string | number)[]): T {
  const result = inChild<T>(PATIENCE, name, ...args);
  if (result === undefined) throw new Error(`${name} took more than ${PATIENCE} s`);
  return result;
}
