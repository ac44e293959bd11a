import type { Concepts, NoteMentions } from './concepts/concepts.js';
import type { MentionTable, ReadNote } from './mention-table.js';
import type { ConceptMention, PassageContext, PassageRef } from './passages/context.js';
import type { Repeats } from './repeats/repeats.js';
import { lastAtMost } from './text/arrays.js';
import { PackedWords } from './text/packed-words.js';
import { passageOfWord } from './text/passages.js';
import type { Words } from './text/words.js';

/** What concepts and repeats know of passages, as the passage index asks for it. */
export class PassageRelations implements PassageContext {
  readonly #notes: ReadonlyMap<number, ReadNote>;
  readonly #concepts: Concepts;
  readonly #mentions: MentionTable;
  readonly #repeats: Repeats;
  readonly rank: (note: number) => number;

  constructor(
    notes: ReadonlyMap<number, ReadNote>,
    rank: (note: number) => number,
    concepts: Concepts,
    mentions: MentionTable,
    repeats: Repeats,
  ) {
    this.#notes = notes;
    this.rank = rank;
    this.#concepts = concepts;
    this.#mentions = mentions;
    this.#repeats = repeats;
  }

  mentions({ note: number, place }: PassageRef): ConceptMention[] {
    const note = this.#notes.get(number);
    if (note === undefined) return [];
    const found = this.#mentions.of(note);
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
    const found = this.#concepts.mentions('', new PackedWords(words), passages);
    return mentionsBetween(found, 0, found.count);
  }

  name(concept: number): string {
    return this.#concepts.list()[concept]?.name ?? '';
  }

  isInGlossary(concept: number): boolean {
    return this.#concepts.list()[concept]?.definitions.some(({ origin }) => origin !== 'note') ?? false;
  }

  forms(concept: number): readonly string[] {
    const known = this.#concepts.list()[concept];
    return known === undefined ? [] : [known.name, ...known.forms];
  }

  quotations({ note, place }: PassageRef): ReturnType<PassageContext['quotations']> {
    const words = this.#notes.get(note)?.passages.words;
    const counterparts = this.#repeats.counterparts(note, words?.[place] ?? 0, words?.[place + 1] ?? 0);
    const passagesThat = (relation: 'source' | 'quotedBy'): PassageRef[] => {
      const found = new Map<string, PassageRef>();
      for (const there of counterparts) {
        const passages = this.#notes.get(there.note)?.passages;
        if (there.relation !== relation || passages === undefined) continue;
        const ref = { note: there.note, place: passageOfWord(passages, there.start) };
        if (ref.note !== note || ref.place !== place) found.set(`${ref.note} ${ref.place}`, ref);
      }
      return [...found.values()].sort((a, b) => this.rank(a.note) - this.rank(b.note) || a.place - b.place);
    };
    return { sources: passagesThat('source'), quotedBy: passagesThat('quotedBy') };
  }
}

/** The mentions number `from` to `to`. */
function mentionsBetween({ concepts, firsts, lasts }: NoteMentions, from: number, to: number): ConceptMention[] {
  return Array.from({ length: to - from }, (_, at) => ({
    concept: concepts[from + at] ?? 0,
    first: firsts[from + at] ?? 0,
    last: lasts[from + at] ?? 0,
  }));
}
