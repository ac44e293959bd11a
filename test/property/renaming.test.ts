import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formsOf, writtenWords } from '../../server/src/concepts/mentions/forms.js';
import { createNotes, Renaming, renameIn } from '../../server/src/index.js';
import { runs } from './runs.js';

/** Terms of one make, so that every form of the one has its like among those of the other. */
const terms = ['eel run', 'elver march', 'tide gate', 'weir bell'] as const;
const glossaryUri = 'file:///glossary.md';
const noteUri = 'file:///a.md';

/** Forms of `eel run`, and what may stand around them. */
const piece = fc.constantFrom(
  'eel run',
  'eel runs',
  'Eel run',
  'Eel Runs',
  'EEL RUN',
  'EEL RUNS',
  'eel run’s',
  "Eel run's",
  'eel-run',
  'Eel-Run',
  'eel\nrun',
  'eel\n> run',
  '*eel* run',
  'eel **run**',
  '[[eel run]]',
  '[[the eel runs]]',
  '[eel run](x.md)',
  '`eel run`',
  'ER',
  'an eel run',
  'An *eel run*',
  'a wolf',
  '“',
  '”',
  ', ',
  '. ',
  ' ',
  '\n\n',
  '\n> ',
  '\n- ',
  '\n# ',
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));

const forms = fc.constantFrom('Eel run', 'eel run', '**eel run**', '`eel run`');

function glossary(name: string): string {
  return `# Words\n\n## ${name}\nAliases: eel runs, ER\n\nA night of eel runs.\n`;
}

function edited(source: string, edits: ReturnType<typeof renameIn>): string {
  return edits.reduceRight((next, edit) => next.slice(0, edit.start) + edit.text + next.slice(edit.end), source);
}

function notesOf(texts: ReadonlyMap<string, string>) {
  const notes = createNotes({ starterGlossary: false });
  for (const [uri, source] of texts) notes.put(uri, source);
  return notes;
}

/** Renames the concept that is called `term`, as a feature does. */
function renamed(texts: ReadonlyMap<string, string>, term: string, name: string): ReadonlyMap<string, string> {
  const notes = notesOf(texts);
  const concept = notes.concept(term);
  assert.ok(concept, term);
  const names = [concept.name, ...concept.aliases];
  const asked = { names, term: concept.name, renaming: new Renaming(concept.name, name) };
  return new Map(
    Array.from(texts, ([uri, source]) => {
      const mentions = notes.mentions(uri).filter((mention) => mention.concept === concept.name);
      const edits = renameIn(source, mentions, asked, uri === glossaryUri);
      let before = 0;
      for (const { start, end } of edits) {
        assert.ok(before <= start && start <= end && end <= source.length, 'in order, disjoint');
        before = end;
      }
      return [uri, edited(source, edits)];
    }),
  );
}

test('a renamed concept has the mentions that it had, and renamed back the notes are what they were', () => {
  fc.assert(
    fc.property(text, forms, fc.constantFrom(...terms), (note, heading, name) => {
      const texts = new Map([
        [glossaryUri, glossary(heading)],
        [noteUri, note],
      ]);
      const old = notesOf(texts).concept('eel run')?.name ?? '';
      const written = old.startsWith('E') ? name.charAt(0).toUpperCase() + name.slice(1) : name;
      const after = renamed(texts, 'eel run', written);
      const [before, later] = [notesOf(texts), notesOf(after)];
      for (const uri of texts.keys()) {
        const concepts = before.mentions(uri).map(({ concept }) => (concept === old ? written : concept));
        assert.deepEqual(
          later.mentions(uri).map(({ concept }) => concept),
          concepts,
          after.get(uri),
        );
      }
      assert.deepEqual(renamed(after, written, old), texts);
    }),
    runs(150),
  );
});

test('a renamed form is a form of the new name', () => {
  const term = fc.constantFrom(
    'eel run',
    'mesa-optimizer',
    'RLVR',
    'policy',
    "Goodhart's law",
    'model of tide',
    'bias',
  );
  fc.assert(
    fc.property(term, term, fc.nat(), fc.boolean(), (old, name, at, opens) => {
      const all = formsOf([old]);
      const { text: form, isSure } = new Renaming(old, name).of(all[at % all.length]?.spelling ?? '', opens);
      const { sequence } = writtenWords(form);
      if (isSure)
        assert.ok(
          formsOf([name]).some((one) => one.sequence === sequence),
          form,
        );
    }),
    runs(100),
  );
});
