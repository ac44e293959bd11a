import type { Concepts, NoteMentions } from './concepts/concepts.js';
import type { PackedWords } from './text/packed-words.js';
import type { Passages } from './text/passages.js';

/** What mentions are found in. A note that changes is another object. */
export interface ReadNote {
  readonly uri: string;
  readonly words: PackedWords;
  readonly passages: Passages;
}

/** How often a concept is mentioned, and in how many notes. */
export interface MentionCount {
  readonly mentions: number;
  readonly notes: number;
}

/** The mentions in every note, found when somebody asks and kept as long as the concepts stay the same. */
export class MentionTable {
  readonly #concepts: Concepts;
  readonly #notes: ReadonlyMap<number, ReadNote>;
  readonly #found = new WeakMap<ReadNote, { readonly generation: number; readonly mentions: NoteMentions }>();
  /** By concept, two items each: mentions and notes; undefined while it has to be counted. */
  #counts: Uint32Array | undefined;

  /** `notes`: the notes as they are at the moment of each question. */
  constructor(concepts: Concepts, notes: ReadonlyMap<number, ReadNote>) {
    this.#concepts = concepts;
    this.#notes = notes;
  }

  /** Forgets the counts: a note has come, changed or gone. */
  touch(): void {
    this.#counts = undefined;
  }

  of(note: ReadNote): NoteMentions {
    const { generation } = this.#concepts;
    const known = this.#found.get(note);
    if (known?.generation === generation) return known.mentions;
    const mentions = this.#concepts.mentions(note.uri, note.words, note.passages);
    this.#found.set(note, { generation, mentions });
    return mentions;
  }

  /** `concept` is an index into the list of concepts. */
  count(concept: number): MentionCount {
    this.#counts ??= this.#countAll();
    return { mentions: this.#counts[concept * 2] ?? 0, notes: this.#counts[concept * 2 + 1] ?? 0 };
  }

  #countAll(): Uint32Array {
    const size = this.#concepts.list().length;
    const counts = new Uint32Array(size * 2);
    const last = new Int32Array(size).fill(-1);
    for (const [number, note] of this.#notes) {
      for (const concept of this.of(note).concepts) {
        counts[concept * 2] = (counts[concept * 2] ?? 0) + 1;
        if (last[concept] === number) continue;
        last[concept] = number;
        counts[concept * 2 + 1] = (counts[concept * 2 + 1] ?? 0) + 1;
      }
    }
    return counts;
  }
}
