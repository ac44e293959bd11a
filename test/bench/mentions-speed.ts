import { existsSync, readFileSync } from 'node:fs';
import type { GlossaryEntry } from '../../server/src/answers.js';
import { Concepts } from '../../server/src/concepts/concepts.js';
import { createNotes, type Notes } from '../../server/src/index.js';
import { PackedWords } from '../../server/src/text/packed-words.js';
import type { Passages } from '../../server/src/text/passages.js';
import { readProse } from '../../server/src/text/prose.js';
import { notesIn } from './corpus/notes-in.js';
import { sentence } from './corpus/prose.js';
import { Random } from './corpus/random.js';
import { Vocabulary } from './corpus/vocabulary.js';
import { count, milliseconds, table } from './measure/table.js';
import { least, timed } from './measure/time.js';
import { atMost, ratioAtMost, skipped } from './scores/bar.js';

/**
 * All mentions of 10,000 concepts over the essays: beside the word pass alone; and beside ten concepts that are
 * mentioned as often in all, since a mention costs something, however many concepts there are. Then what an edit
 * costs, from the edit itself until the mentions of an open note are there again: in a glossary of 10,000 concepts, and
 * in a note that defines one.
 */
const folder = '../shared/data/notes-essays';
const MANY = 10_000;
const FEW = 10;
/** Words among which the ten are looked for. */
const CANDIDATES = 400;
const ROUNDS = 9;
/** What else runs on the machine takes the cache away: a search is fast only now and then. */
const SEARCHES = 50;

interface Read {
  readonly words: PackedWords;
  readonly passages: Passages;
}

if (existsSync(folder)) measure();
else skipped('mentions: speed', `there is no ${folder}`);

function measure(): void {
  const paths = notesIn([folder]);
  const texts = paths.map((path) => readFileSync(path, 'utf8'));
  const reads = texts.map((text): Read => {
    const { words, passages } = readProse(text);
    return { words: PackedWords.of(words), passages };
  });
  const names = pairsOf(texts).slice(0, MANY);
  const many = conceptsOf(names);
  const few = conceptsOf(asOften(texts, reads, mentionsOf(many, reads)));
  const passes = Array.from({ length: ROUNDS }, () => timed(() => texts.forEach((text) => void readProse(text))));
  const searches = Array.from({ length: SEARCHES }, () => ({
    many: timed(() => mentionsOf(many, reads)),
    few: timed(() => mentionsOf(few, reads)),
  }));
  const pass = least(passes).cpu;
  const ofMany = least(searches.map((time) => time.many)).cpu;
  const ofFew = least(searches.map((time) => time.few)).cpu;
  table(
    ['essays', 'mentions', 'least time'],
    [
      ['word pass alone', '', milliseconds(pass)],
      [`${count(MANY)} concepts of two words`, count(mentionsOf(many, reads)), milliseconds(ofMany)],
      [`${count(FEW)} concepts of one word`, count(mentionsOf(few, reads)), milliseconds(ofFew)],
    ],
  );
  ratioAtMost(`${count(MANY)} concepts: words and mentions, words`, (pass + ofMany) / pass, 1.5);
  ratioAtMost(`${count(MANY)} concepts, ${FEW}: words and mentions`, (pass + ofMany) / (pass + ofFew), 1.2);
  ratioAtMost(`${count(MANY)} concepts, ${FEW}: mentions alone`, ofMany / ofFew, 1.2);
  edits(paths, texts, names);
}

function edits(paths: readonly string[], texts: readonly string[], names: readonly string[]): void {
  const notes = createNotes();
  for (const [index, path] of paths.entries()) notes.put(path, texts[index] ?? '');
  const vocabulary = new Vocabulary(1);
  const random = new Random(1);
  const entries = names.map((name) => `## ${name}\n\n${sentence(vocabulary, random)}\n\n`);
  const half = entries.slice(0, MANY / 2).join('');
  const glossary = `# Glossary\n\n${half}${entries.slice(MANY / 2).join('')}`;
  notes.put('glossary.md', glossary);
  const open = paths[0] ?? '';
  const middle = '# Glossary\n\n'.length + half.length;
  const added = '## glimmer engine (GE)\n\nA machine.\n\n';
  const inGlossary = edited(notes, 'glossary.md', glossary, middle, added, open);
  const text = texts[0] ?? '';
  const inNote = edited(notes, open, text, text.length, '\n\nThe term “glimmer engine” refers to a machine.', open);
  atMost(`an edit of ${count(MANY)} concepts, until it shows, ms`, Math.ceil(inGlossary), 50, 10);
  atMost('an edit of a definition in a note, ms', Math.ceil(inNote), 50, 10);
}

/** The least milliseconds, of all cores, that it takes to add something to a note and to have the mentions in another. */
function edited(notes: Notes, uri: string, text: string, at: number, added: string, open: string): number {
  const longer = text.slice(0, at) + added + text.slice(at);
  const times = Array.from({ length: ROUNDS }, () => {
    notes.change(uri, text, [{ start: at, end: at + added.length, length: 0 }]);
    // What a hover and the list of concepts ask, and what is done while nobody types.
    notes.concepts();
    while (!notes.work(Number.POSITIVE_INFINITY));
    return timed(() => {
      notes.change(uri, longer, [{ start: at, end: at, length: added.length }]);
      notes.mentions(open);
    });
  });
  return least(times).cpu;
}

function conceptsOf(names: readonly string[]): Concepts {
  const concepts = new Concepts((a, b) => (a < b ? -1 : 1));
  concepts.starter(
    names.map((name): GlossaryEntry => ({ name, aliases: [], written: [], text: '', start: 0, end: 0 })),
  );
  return concepts;
}

function mentionsOf(concepts: Concepts, reads: readonly Read[]): number {
  let mentions = 0;
  for (const { words, passages } of reads) mentions += concepts.mentions('', words, passages).count;
  return mentions;
}

/** Pairs of neighbouring words of the essays, each once: terms as they come. */
function pairsOf(texts: readonly string[]): string[] {
  const pairs = texts.flatMap((text) => [...text.slice(0, 2000).matchAll(/[a-z]{5,} [a-z]{5,}/g)]);
  return [...new Set(pairs.map(([pair]) => pair))];
}

/** Ten words that are mentioned as often as `wanted` in all, or nearly. */
function asOften(texts: readonly string[], reads: readonly Read[], wanted: number): readonly string[] {
  const times = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/\b[a-z]{5,}\b/g)) times.set(word, (times.get(word) ?? 0) + 1);
  }
  const frequent = [...times].sort((a, b) => b[1] - a[1]).slice(0, CANDIDATES);
  const candidates = talliesOf(conceptsOf(frequent.map(([word]) => word)), reads);
  const chosen: string[] = [];
  for (let left = wanted; chosen.length < FEW; ) {
    const share = left / (FEW - chosen.length);
    const [[word, mentions] = ['', 0]] = [...candidates].sort(
      (a, b) => Math.abs(a[1] - share) - Math.abs(b[1] - share),
    );
    candidates.delete(word);
    chosen.push(word);
    left -= mentions;
  }
  return chosen;
}

/** How often each concept is mentioned, by name. */
function talliesOf(concepts: Concepts, reads: readonly Read[]): Map<string, number> {
  const tallies = new Map<string, number>();
  for (const { words, passages } of reads) {
    for (const concept of concepts.mentions('', words, passages).concepts) {
      const name = concepts.name(concept);
      tallies.set(name, (tallies.get(name) ?? 0) + 1);
    }
  }
  return tallies;
}
