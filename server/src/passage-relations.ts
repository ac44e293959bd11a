import type { GlossaryEntry } from './answers.js';
import type { Concepts } from './concepts/concepts.js';
import type { NoteMentions } from './concepts/meanings.js';
import type { MentionTable, ReadNote } from './mention-table.js';
import type { ConceptMention, PassageContext, PassageRef } from './passages/context.js';
import type { Repeats } from './repeats/repeats.js';
import type { SharedTexts } from './shared-texts.js';
import { lastAtMost } from './text/arrays.js';
import { hashOf } from './text/hash.js';
import { PackedWords } from './text/packed-words.js';
import { PassageKind, type Passages, passageOfWord } from './text/passages.js';
import type { Words } from './text/words.js';

/** What {@link PassageRelations} asks. */
export interface RelationSources {
  readonly notes: ReadonlyMap<number, ReadNote>;
  /** The place of a note in note order. */
  readonly rankOf: (note: number) => number;
  readonly texts: SharedTexts;
  readonly concepts: Concepts;
  readonly mentions: MentionTable;
  readonly repeats: Repeats;
  /** The entries of a glossary note; undefined for a note that is none. */
  readonly glossaryOf: (note: ReadNote) => readonly GlossaryEntry[] | undefined;
}

/**
 * What concepts and repeats know of passages, as the passage index asks for it: of texts by their numbers. A text is
 * shown in the note that was asked about, if that holds it, else in the first note with it.
 */
export class PassageRelations implements PassageContext {
  readonly #sources: RelationSources;
  readonly #asked: number | undefined;

  /** `asked`: the note that the question is about; undefined for a free query. */
  constructor(sources: RelationSources, asked?: number) {
    this.#sources = sources;
    this.#asked = asked;
  }

  /** The note in which a text is shown; undefined for a text that is not there. */
  shown(text: number): number | undefined {
    const { texts, rankOf } = this.#sources;
    const asked = this.#asked;
    return asked !== undefined && texts.numberOf(asked) === text ? asked : texts.first(text, rankOf);
  }

  /** The notes that hold a text, in note order. */
  notesWith(text: number): number[] {
    const { texts, rankOf } = this.#sources;
    return [...texts.notesWith(text)].sort((a, b) => rankOf(a) - rankOf(b));
  }

  rank(text: number): number {
    return this.#sources.rankOf(this.shown(text) ?? -1);
  }

  mentions({ note: text, place }: PassageRef): ConceptMention[] {
    const note = this.#noteWith(text);
    if (note === undefined) return [];
    const found = this.#sources.mentions.of(note);
    const before = (word: number): number => lastAtMost(found.firsts, found.count, word - 1) + 1;
    const { words } = note.passages;
    return mentionsBetween(found, before(words[place] ?? 0), before(words[place + 1] ?? 0));
  }

  mentionsIn(words: Words): ConceptMention[] {
    const passages = {
      count: 1,
      starts: new Uint32Array(1),
      ends: new Uint32Array(1),
      kinds: new Uint8Array(1),
      levels: new Uint8Array(1),
      words: Uint32Array.of(0, words.count),
    };
    const found = this.#sources.concepts.mentions('', PackedWords.of(words), passages);
    return mentionsBetween(found, 0, found.count);
  }

  name(concept: number): string {
    return this.#sources.concepts.name(concept);
  }

  isInGlossary(concept: number): boolean {
    return this.#sources.concepts.at(concept)?.definitions.some(({ origin }) => origin !== 'note') ?? false;
  }

  readonly isAside = ({ note: text, place }: PassageRef): boolean => {
    const note = this.#noteWith(text);
    const entries = note && this.#sources.glossaryOf(note);
    const start = note?.passages.starts[place] ?? 0;
    const entry = entries?.find((one) => one.start <= start && start < one.end);
    return note !== undefined && entry !== undefined && isLabelled(note, place, entry);
  };

  forms(concept: number): readonly string[] {
    const known = this.#sources.concepts.at(concept);
    return known === undefined ? [] : [known.name, ...known.forms];
  }

  quotations({ note: text, place }: PassageRef): ReturnType<PassageContext['quotations']> {
    const { notes, repeats, texts } = this.#sources;
    const note = this.shown(text);
    const words = this.#noteWith(text)?.passages.words;
    if (note === undefined || words === undefined) return { sources: [], quotedBy: [] };
    const counterparts = repeats.counterparts(note, words[place] ?? 0, words[place + 1] ?? 0);
    const passagesThat = (relation: 'source' | 'quotedBy'): PassageRef[] => {
      const found = new Map<string, PassageRef>();
      for (const there of counterparts) {
        const passages = notes.get(there.note)?.passages;
        const other = texts.numberOf(there.note);
        if (there.relation !== relation || passages === undefined || other === undefined) continue;
        const ref = { note: other, place: fullestPassage(passages, there) };
        if (ref.note !== text || ref.place !== place) found.set(`${ref.note} ${ref.place}`, ref);
      }
      return [...found.values()].sort((a, b) => this.rank(a.note) - this.rank(b.note) || a.place - b.place);
    };
    return { sources: passagesThat('source'), quotedBy: passagesThat('quotedBy') };
  }

  #noteWith(text: number): ReadNote | undefined {
    return this.#sources.notes.get(this.shown(text) ?? -1);
  }
}

/** The passage that holds most of some words. */
function fullestPassage(passages: Passages, { start, end }: { readonly start: number; readonly end: number }): number {
  const last = passageOfWord(passages, end - 1);
  let fullest = passageOfWord(passages, start);
  let most = 0;
  for (let place = fullest; place <= last; place++) {
    const held = Math.min(end, passages.words[place + 1] ?? end) - Math.max(start, passages.words[place] ?? start);
    if (held <= most) continue;
    fullest = place;
    most = held;
  }
  return fullest;
}

/** Marks that may follow the last alias of a line. */
const MARKS = 3;
const sourceLabels = new Set(['source', 'sources'].map(hashOf));

/** Whether a passage of a glossary entry is the line of its aliases or of its source. */
function isLabelled({ words, passages }: ReadNote, place: number, { written, source }: GlossaryEntry): boolean {
  const start = passages.starts[place] ?? 0;
  const end = passages.ends[place] ?? 0;
  if (passages.kinds[place] === PassageKind.Heading) return false;
  if (written.slice(1).some((alias) => alias.start >= start && alias.end <= end && end - alias.end <= MARKS))
    return true;
  return source !== undefined && sourceLabels.has(words.hashes[passages.words[place] ?? 0] ?? 0);
}

/** The mentions number `from` to `to`. */
function mentionsBetween({ concepts, firsts, lasts }: NoteMentions, from: number, to: number): ConceptMention[] {
  return Array.from({ length: to - from }, (_, at) => ({
    concept: concepts[from + at] ?? 0,
    first: firsts[from + at] ?? 0,
    last: lasts[from + at] ?? 0,
  }));
}
