import { edited, paragraph, sentence, wrapped } from './prose.js';
import { Random } from './random.js';
import { type PlantedTerm, Terms } from './terms.js';
import { Vocabulary } from './vocabulary.js';

export type PlantKind = 'exact' | 'edited' | 'quoted';

/** Text that stands in the notes a second time, and is to be found. Offsets are UTF-16 code units. */
export interface Plant {
  readonly kind: PlantKind;
  readonly start: number;
  readonly end: number;
}

export interface CorpusNote {
  readonly uri: string;
  readonly text: string;
  readonly plants: readonly Plant[];
  /** Terms that it defines and terms that it mentions, as often as it does: none unless the corpus has terms. */
  readonly terms: readonly PlantedTerm[];
}

/** Seed of the words. */
const LANGUAGE = 1;
/** Shares of the paragraphs. */
const EXACT = 0.02;
const EDITED = 0.02;
const QUOTED = 0.02;
/** Share of the notes that are mails: hard-wrapped, with a signature. */
const MAILS = 0.4;
/** Paragraphs that later ones may repeat. */
const REMEMBERED = 1024;
const LEAST_SENTENCES = 3;

/**
 * Notes of made-up prose, one after the other: the same for the same seed, and repeated only where that is planted.
 * Those of two seeds are in the same language, and hold nothing in common.
 */
export class Corpus {
  readonly #folder: string;
  readonly #random: Random;
  readonly #vocabulary = new Vocabulary(LANGUAGE);
  readonly #signatures: readonly [string, ...string[]];
  readonly #remembered: (readonly string[])[] = [];
  readonly #terms: Terms | undefined;
  #notes = 0;

  /** `hasTerms`: some notes define terms, which later ones mention; all else stays as it is. */
  constructor(seed: number, hasTerms = false) {
    this.#folder = `file:///corpus-${seed}`;
    this.#terms = hasTerms ? new Terms(seed, this.#vocabulary) : undefined;
    this.#random = new Random(seed);
    const signature = (): string =>
      wrapped(`${sentence(this.#vocabulary, this.#random)} ${sentence(this.#vocabulary, this.#random)}`);
    this.#signatures = [signature(), signature(), signature(), signature(), signature()];
  }

  /** Notes of one to sixty kilobytes, small ones more often, of about so many bytes together. */
  *notes(bytes: number): Generator<CorpusNote> {
    for (let made = 0; made < bytes; ) {
      const note = this.note(Math.min(bytes - made, Math.round(1000 * 60 ** this.#random.next())));
      made += note.text.length;
      yield note;
    }
  }

  /** A note of about so many bytes: no character takes more than one. */
  note(bytes: number): CorpusNote {
    const isMail = this.#random.chance(MAILS);
    const plants: Plant[] = [];
    const terms: PlantedTerm[] = [];
    const blocks: string[] = [];
    let start = 0;
    const add = (block: string): void => {
      blocks.push(block);
      start += block.length + 2;
    };
    while (start < bytes) {
      const { block, kind } = this.#paragraph(isMail);
      if (kind !== undefined) plants.push({ kind, start, end: start + block.length });
      add(block);
      const said = this.#terms?.next();
      if (said === undefined) continue;
      terms.push(said);
      add(said.block);
    }
    if (isMail) blocks.push(this.#random.of(this.#signatures));
    const uri = `${this.#folder}/${String(this.#notes++).padStart(7, '0')}.txt`;
    return { uri, text: `${blocks.join('\n\n')}\n`, plants, terms };
  }

  #paragraph(isMail: boolean): { readonly block: string; readonly kind?: PlantKind } {
    const old = this.#remembered[this.#random.between(0, this.#remembered.length - 1)];
    const draw = this.#random.next();
    const laidOut = (text: string): string => (isMail ? wrapped(text) : text);
    if (old !== undefined && draw < EXACT) return { block: laidOut(old.join(' ')), kind: 'exact' };
    if (old !== undefined && draw < EXACT + EDITED) {
      return { block: laidOut(edited(old, this.#vocabulary, this.#random).join(' ')), kind: 'edited' };
    }
    if (old !== undefined && draw < EXACT + EDITED + QUOTED)
      return { block: wrapped(old.join(' '), '> '), kind: 'quoted' };
    const sentences = paragraph(this.#vocabulary, this.#random);
    // Of every age: a quarter of the paragraphs takes the place of any that is remembered.
    if (sentences.length >= LEAST_SENTENCES && this.#random.chance(0.25)) {
      const isFull = this.#remembered.length === REMEMBERED;
      this.#remembered[isFull ? this.#random.between(0, REMEMBERED - 1) : this.#remembered.length] = sentences;
    }
    return { block: laidOut(sentences.join(' ')) };
  }
}
