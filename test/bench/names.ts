import { createNotes, isProseAt, Renaming, renameIn, TypedNames } from '../../server/src/index.js';
import { sentence } from './corpus/prose.js';
import { Random } from './corpus/random.js';
import { Vocabulary } from './corpus/vocabulary.js';
import { count, milliseconds, table } from './measure/table.js';
import { least, timed } from './measure/time.js';
import { atMost } from './scores/bar.js';

/**
 * What somebody waits for who types or renames a concept, with 10,000 of them and a note of a megabyte: the words that
 * may be meant, once they are known and when they are others; and the edits of a renamed concept in that note.
 */
const CONCEPTS = 10_000;
const LENGTH = 1_000_000;
const ROUNDS = 7;

const vocabulary = new Vocabulary(1);
const random = new Random(1);
const names = new Set<string>();
while (names.size < CONCEPTS) names.add(`${vocabulary.word(random)} ${vocabulary.word(random)}`);
const term = 'weir bell';
let text = '';
while (text.length < LENGTH) text += `${sentence(vocabulary, random)} One ${term}, two ${term}s.\n\n`;

const notes = createNotes();
notes.put('glossary.md', [term, ...names].map((name) => `## ${name}\n\nA thing.\n`).join('\n'));
notes.put('a.md', text);
const forms = notes.concepts().flatMap(({ name, forms: others }) => [name, ...others]);
const typed = new TypedNames(forms);
const mentions = notes.mentions('a.md').filter(({ concept }) => concept === term);
const asked = { names: [term], term, renaming: new Renaming(term, 'tide gate') };

const made = best(() => void new TypedNames(forms));
const placed = best(() => void isProseAt(text, text.length));
const found = best(() => void typed.find('We heard the wei', 3));
const renamed = best(() => void renameIn(text, mentions, asked, false));
table(
  [`${count(CONCEPTS)} concepts, least of ${ROUNDS}`, 'time'],
  [
    [`names that are typed, made from ${count(forms.length)} forms`, milliseconds(made)],
    ['whether the end of a megabyte is prose', milliseconds(placed)],
    ['names for what is typed', milliseconds(found)],
    [`${count(mentions.length)} mentions renamed`, milliseconds(renamed)],
  ],
);
atMost('names for what is typed, their place looked at, ms', Math.ceil(placed + found), 30, 10);
atMost('the same when there are other names, ms', Math.ceil(placed + found + made), 500, 100);

function best(run: () => void): number {
  return least(Array.from({ length: ROUNDS }, () => timed(run))).cpu;
}
