import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Concepts } from '../../server/src/concepts/concepts.js';
import { parseGlossary } from '../../server/src/concepts/glossary/glossary.js';
import { PackedWords } from '../../server/src/text/packed-words.js';
import { readProse } from '../../server/src/text/prose.js';
import { type LabelledStretch, readLabels } from './labels/labels.js';
import { bar, skipped } from './scores/bar.js';

/**
 * Mentions of the starter glossary and of some concepts of general essays, against those that a reader found by eye:
 * in the forum notes, and in 200 passages of the essays, most of them drawn among those that hold the beginning of a
 * word of a concept. A misspelled mention is one, and so is a verb made of a name; a word that means something else
 * is none. A mention is found where one of the same concept is found that overlaps it.
 */
const data = '../shared/data';
const labels = 'test/bench/labels';

if (existsSync(data)) measure();
else skipped('mentions: precision and recall', `there is no ${data}`);

function measure(): void {
  const concepts = new Concepts((a, b) => (a < b ? -1 : 1));
  concepts.starter([
    ...parseGlossary(readFileSync('glossary/starter.md', 'utf8')),
    ...parseGlossary(readFileSync(join(labels, 'glossary.md'), 'utf8')),
  ]);
  const texts = new Map<string, string>();
  const stretches = readLabels(join(labels, 'mentions.tsv'));
  let found = 0;
  let wanted = 0;
  let right = 0;
  for (const stretch of stretches) {
    const text = texts.get(stretch.note) ?? readFileSync(join(data, stretch.note), 'utf8');
    texts.set(stretch.note, text);
    const mentions = mentionsIn(stretch, text, concepts);
    const matches = mentions.filter((mention) => stretch.mentions.some((label) => isSame(label, mention)));
    const missed = stretch.mentions.filter((label) => !mentions.some((mention) => isSame(label, mention)));
    found += mentions.length;
    wanted += stretch.mentions.length;
    right += stretch.mentions.length - missed.length;
    tell(stretch, 'missed', missed);
    tell(
      stretch,
      'wrong',
      mentions.filter((mention) => !matches.includes(mention)),
    );
  }
  console.log(`      ${stretches.length} stretches of text, ${wanted} mentions by eye, ${found} found`);
  bar('mentions: precision', right / found, 0.98, 1);
  bar('mentions: recall', right / wanted, 0.98, 1);
}

type Mention = LabelledStretch['mentions'][number];

function mentionsIn({ note, start, end }: LabelledStretch, text: string, concepts: Concepts): Mention[] {
  const { words, passages } = readProse(text);
  const { count, concepts: numbers, firsts, lasts } = concepts.mentions(note, PackedWords.of(words), passages);
  return Array.from({ length: count }, (_, at) => ({
    start: words.starts[firsts[at] ?? 0] ?? 0,
    end: words.ends[(lasts[at] ?? 1) - 1] ?? 0,
    concept: concepts.name(numbers[at] ?? 0),
  })).filter((mention) => mention.start >= start && mention.end <= end);
}

function isSame(one: Mention, other: Mention): boolean {
  return one.concept === other.concept && one.start < other.end && other.start < one.end;
}

function tell({ note }: LabelledStretch, verdict: string, mentions: readonly Mention[]): void {
  for (const { start, end, concept } of mentions) console.log(`      ${verdict}: ${concept}, ${note} ${start}–${end}`);
}
