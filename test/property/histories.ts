import fc from 'fast-check';
import { createNotes, type Notes, type NotesSettings, read } from '../../server/src/index.js';
import { ended } from '../../server/src/steps.js';
import { mapOf } from '../unit/map-of.js';

const uris = ['file:///a/1.md', 'file:///a/2.txt', 'file:///b/3.md', 'file:///a/glossary.md', 'untitled:5'];

const sentences = [
  'Bees that find a good meadow dance for the others, and the dance says how far it is.',
  'Ants lay a trail of scent, and the strongest trail wins after a while, as far as we know.',
  'A waggle dance (WD) is a dance that tells other bees the way to a meadow full of flowers.',
  'The WD was found by von Frisch; a waggle dance is seen on the comb, in the dark.',
  'A wild dog (WD) came to the meadow.',
  'No dogs, wild or tame, but a WD came.',
  '> Ants lay a trail of scent, and the strongest trail wins after a while, as far as we know.',
  '## Trail\nAliases: scent trail\n\nA line of scent that ants follow to their food.',
  '## Path\nAliases: way, scent trail\n',
  '## Dance\nAliases: WD, IT\n\nWhat bees do.',
  '“Bees that find a good meadow dance for the others,” he wrote.',
  'Short.',
];
const line = fc.constantFrom(...sentences);
const lineBreak = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const text = fc.tuple(fc.array(line, { maxLength: 7 }), lineBreak).map(([lines, between]) => lines.join(between));
const others: fc.Arbitrary<Partial<NotesSettings>> = fc.constantFrom(
  {},
  {},
  { folders: ['file:///b', 'file:///a'] },
  { folders: ['file:///', 'file:///a'] },
  { minWords: 8 },
  { glossaries: ['**/1.md'] },
);
/** To read the starter glossary takes as long as all the rest: it is on in one of four. */
export const settings = fc
  .tuple(others, fc.constantFrom(true, false, false, false))
  .map(([some, starterGlossary]): Partial<NotesSettings> => ({ ...some, starterGlossary }));

/** What is typed or pasted in an edit: some of it changes what the lines around are. */
const piece = fc.oneof(
  fc.constantFrom('', ' ', '\n', '\n\n', '"', '`', '```\n', '> ', '---\n', '- ', '===\n', '5', '.', 'word', '['),
  fc.constantFrom('\r', '\r\n', '🦉', '\ud83e', '\udd89', '\u0301', '\u200b', '\0'),
  line,
);

/** What notes hold and have been told. */
export class State {
  settings: Partial<NotesSettings>;
  readonly texts = new Map<string, string>();
  readonly ignored = new Map<string, readonly string[]>();

  constructor(settings: Partial<NotesSettings>) {
    this.settings = settings;
  }

  /** Notes that hold and have been told the same, in another order. */
  fresh(): Notes {
    const notes = createNotes(this.settings);
    for (const [folder, terms] of this.ignored) notes.ignore(folder, terms);
    for (const [at, content] of [...this.texts].reverse()) notes.put(at, content);
    return notes;
  }
}

/** One step of a history: what happens to notes, and what they hold from then on. */
export type Step = (notes: Notes, state: State) => void;

const uri = fc.constantFrom(...uris);
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(uri, text).map(
      ([at, content]): Step =>
        (notes, { texts }) => {
          notes.put(at, content);
          texts.set(at, content);
        },
    ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(uri, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 120 }), piece), { minLength: 1, maxLength: 3 }))
      .map(
        ([at, changes]): Step =>
          (notes, { texts }) => {
            let content: string | undefined = texts.get(at);
            if (content === undefined) return;
            const edits = [];
            for (const [place, removed, added] of changes) {
              const start: number = place % (content.length + 1);
              const end = Math.min(content.length, start + removed);
              edits.push({ start, end, length: added.length });
              content = content.slice(0, start) + added + content.slice(end);
            }
            notes.change(at, content, edits);
            texts.set(at, content);
          },
      ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(uri, uri, fc.boolean()).map(
      ([from, to, isRead]): Step =>
        (notes, { texts }) => {
          const content = texts.get(from);
          if (content === undefined) return;
          notes.put(to, isRead ? read(content) : content);
          texts.set(to, content);
        },
    ),
  },
  {
    weight: 2,
    arbitrary: uri.map(
      (at): Step =>
        (notes, { texts }) => {
          notes.remove(at);
          texts.delete(at);
        },
    ),
  },
  {
    weight: 2,
    // What is worked out and kept must not outlive what it follows from.
    arbitrary: fc.boolean().map(
      (isAll): Step =>
        (notes) => {
          if (isAll) answers(notes);
          notes.work(5);
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('file:///a', 'file:///b'), fc.subarray(['WD', 'waggle dances', 'Trail', 'scent trail']))
      .map(
        ([folder, terms]): Step =>
          (notes, state) => {
            notes.ignore(folder, terms);
            state.ignored.set(folder, terms);
          },
      ),
  },
  {
    weight: 1,
    arbitrary: settings.map(
      (next): Step =>
        (notes, state) => {
          notes.configure(next);
          state.settings = next;
        },
    ),
  },
);

/** Everything that can be asked of notes. */
export function answers(notes: Notes): unknown {
  return {
    uris: notes.uris(),
    counts: notes.counts(),
    repeats: notes.repeats(),
    repeatsInSteps: ended(notes.repeatsInSteps()),
    concepts: notes.concepts(),
    candidates: notes.candidates(),
    search: notes.search('the dance of bees', { limit: 20 }),
    map: mapOf(notes, { concepts: 3, notes: 4, links: 20, repeats: 3 }),
    notes: uris.map((at) => [
      notes.repeats(at),
      notes.counterparts({ uri: at, start: 0, end: 60 }),
      notes.mentions(at),
      notes.concept('WD', at),
      notes.definitions(at),
      notes.acronyms(at),
      notes.glossary(at),
      notes.glossaryProblems(at),
      notes.passages(at),
      [0, 40, 90, 200].map((offset) => notes.related(at, offset)),
    ]),
  };
}
