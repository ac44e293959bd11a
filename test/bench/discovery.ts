import { existsSync } from 'node:fs';
import { type Candidate, read } from '../../server/src/index.js';
import { notesOf, textsIn } from './corpus/notes-in.js';
import { median, timed } from './measure/time.js';
import { bar, ratioAtMost, skipped } from './scores/bar.js';
import { keyOfTerm, readTermVerdicts, type TermVerdicts, verdictOnTerm } from './verdicts/terms.js';

/**
 * How many of the likeliest candidates are terms that a reader of the notes would want defined. One that nobody has
 * judged counts as none. With `--show` (`node .out/bench/discovery.mjs --show`) it prints these, with the passage that
 * each comes with.
 */
/** Edits after which the candidates are asked for again. */
const EDITS = 21;
/** Characters of the note that is edited, at least. */
const TYPICAL = 20_000;

const sets = [
  { name: 'forum', folder: '../shared/data/notes-forum', most: 50 },
  { name: 'essays', folder: '../shared/data/notes-essays', most: 100 },
] as const;

for (const { name, folder, most } of sets) {
  const label = `${name}: terms, of ${most} candidates`;
  if (existsSync(folder)) discover(label, folder, most, readTermVerdicts(`test/bench/verdicts/terms-${name}.tsv`));
  else skipped(label, `there is no ${folder}`);
}
const essays = sets[1].folder;
if (existsSync(essays)) measureTimes(textsIn(essays));

function discover(label: string, folder: string, most: number, verdicts: TermVerdicts): void {
  const texts = textsIn(folder);
  const notes = notesOf(texts);
  const candidates = notes.candidates(most);
  const judged = candidates.map((candidate) => ({ candidate, verdict: verdictOnTerm(candidate, verdicts) }));
  const unknown = judged.filter(({ verdict }) => verdict === undefined);
  const terms = judged.filter(({ verdict }) => verdict?.isTerm === true);
  bar(label, terms.length / most, 0.7, 0.9);
  const reasons = judged.flatMap(({ verdict }) => (verdict?.isTerm === false ? [verdict.reason] : []));
  for (const reason of new Set(reasons)) {
    console.log(`      no term: ${reason}: ${reasons.filter((other) => other === reason).length}`);
  }
  if (unknown.length > 0) console.log(`      not judged yet: ${unknown.length}, see --show`);
  if (process.argv.includes('--show')) for (const { candidate } of unknown) show(candidate, texts);
}

/** The time until candidates are known: at first, against that of reading the notes, and after an edit. */
function measureTimes(texts: ReadonlyMap<string, string>): void {
  const reading = timed(() => {
    for (const text of texts.values()) read(text);
  });
  const notes = notesOf(texts);
  notes.concepts();
  while (!notes.work(Number.POSITIVE_INFINITY));
  const first = timed(() => notes.candidates());
  ratioAtMost('essays: candidates, against reading the notes', first.cpu / reading.cpu, 0.5, 0.25);
  const [uri = '', text = ''] = [...texts].find(([, { length }]) => length > TYPICAL) ?? [];
  const edits = Array.from({ length: EDITS }, (_, edit) => {
    const added = ` ${'again '.repeat(edit)}`;
    notes.put(uri, text + added);
    notes.concepts();
    while (!notes.work(Number.POSITIVE_INFINITY));
    return timed(() => notes.candidates()).cpu;
  });
  console.log(
    `      essays: candidates at first ${first.cpu.toFixed(0)} ms, after an edit ${median(edits).toFixed(0)} ms`,
  );
}

/** Prints a candidate for a reader, after the key of its verdict. */
function show({ name, forms, kind, mentions, notes, place }: Candidate, texts: ReadonlyMap<string, string>): void {
  const passage = (texts.get(place.uri) ?? '').slice(place.start, place.end).replace(/\s+/g, ' ');
  const at = Math.max(0, passage.toLowerCase().indexOf(name.toLowerCase()) - 120);
  console.log(
    `${keyOfTerm(name)}\t${[name, ...forms].join(' | ')}\t${kind} ${mentions}/${notes}\t…${passage.slice(at, at + 260)}…`,
  );
}
