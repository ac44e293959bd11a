import type { Reading } from './reading.js';
import { PackedWords } from './text/packed-words.js';
import type { Lexicon } from './text/words.js';

/** What is kept of a text, once for all notes that hold it. */
export interface KeptText extends Omit<Reading, 'words' | 'lexicon'> {
  readonly words: PackedWords;
}

interface Shared {
  readonly text: KeptText;
  notes: number;
  /** Until the passages of the text are indexed. */
  lexicon: Lexicon | undefined;
}

const noWords: Lexicon = {
  count: 0,
  hashes: new Uint32Array(),
  offsets: new Uint32Array(1),
  chars: new Uint16Array(),
};

/** The texts of the current notes. An archive often holds one text many times: it is read and kept once. */
export class SharedTexts {
  readonly #shared = new Map<string, Shared>();
  readonly #unindexed = new Set<Shared>();

  get(identity: string): KeptText | undefined {
    return this.#shared.get(identity)?.text;
  }

  /** The lexicon of a text that is there; empty once {@link indexed} was called. */
  lexicon(identity: string): Lexicon {
    return this.#shared.get(identity)?.lexicon ?? noWords;
  }

  /** Takes what was read of a text in the name of one more note. */
  add(reading: Reading): KeptText {
    const { words, lexicon, ...rest } = reading;
    const shared = { text: { ...rest, words: new PackedWords(words) }, notes: 0, lexicon };
    this.#shared.set(reading.identity, shared);
    this.#unindexed.add(shared);
    return this.hold(shared.text);
  }

  /** Keeps a text in the name of one more note. */
  hold(text: KeptText): KeptText {
    const shared = this.#shared.get(text.identity);
    if (shared) shared.notes++;
    return text;
  }

  /** A note no longer holds a text. */
  release({ identity }: KeptText): void {
    const shared = this.#shared.get(identity);
    if (shared === undefined || --shared.notes > 0) return;
    this.#shared.delete(identity);
    this.#unindexed.delete(shared);
  }

  /** The passage index knows the words of all texts. */
  indexed(): void {
    for (const shared of this.#unindexed) shared.lexicon = undefined;
    this.#unindexed.clear();
  }
}
