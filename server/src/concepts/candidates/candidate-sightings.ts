import type { Steps } from '../../steps.js';
import { hashOf } from '../../text/hash.js';
import { PassageKind, passageOfWord } from '../../text/passages.js';
import { WordFlag } from '../../text/words.js';
import { FormTrie } from '../mentions/form-trie.js';
import { findMentions } from '../mentions/mentions.js';
import type { RankedTerm } from './candidate-ranking.js';
import type { TermText } from './distinct-passages.js';
import type { TermCounts } from './term-counts.js';

/** Where terms stand in one text, an item a mention, in order. */
interface TextSightings {
  /** Index of the term. */
  readonly terms: Uint32Array;
  /** Index of the first word, and after the last one. */
  readonly firsts: Uint32Array;
  readonly lasts: Uint32Array;
  /** Index of the passage. */
  readonly passages: Uint32Array;
  /** How much the passage may say of it: see {@link worthOf}. */
  readonly worths: Uint8Array;
}

/** Where one term stands. */
export interface Sightings<Text> {
  readonly mentions: number;
  readonly notes: number;
  /** Notes that hold it in a passage that no note before them has: an edition of a note counts for what is new in it. */
  readonly texts: number;
  /** The passage that may say most of it: the first that quotes it, else the first that is no heading. */
  readonly text: Text | undefined;
  readonly passage: number;
}

/** Where terms stand in notes, kept as long as the terms stay the same. A note that changes is another object. */
export class CandidateSightings<Text extends TermText> {
  #terms = '';
  #trie = new FormTrie();
  #found = new WeakMap<Text, TextSightings>();

  /** By term; `notes` in note order, and `counts` of them. */
  *of(terms: readonly RankedTerm[], notes: readonly Text[], counts: TermCounts): Steps<readonly Sightings<Text>[]> {
    this.learn(terms);
    const all = terms.map(() => new Tally<Text>());
    const owners = new Int32Array(counts.passages).fill(-1);
    for (const [index, note] of notes.entries()) {
      const found = this.#in(note);
      const numbers = counts.passagesOf(note);
      for (let at = 0; at < found.terms.length; at++) {
        const passage = found.passages[at] ?? 0;
        const number = numbers[passage] ?? 0;
        if (owners[number] === -1) owners[number] = index;
        all[found.terms[at] ?? 0]?.see(note, index, passage, owners[number] === index, found.worths[at] ?? 0);
      }
      yield;
    }
    return all;
  }

  /** Where one of the terms that were learnt last stands in a note. */
  placesIn(note: Text, term: number): readonly { readonly start: number; readonly end: number }[] {
    const { terms, firsts, lasts } = this.#in(note);
    return Array.from(terms.keys())
      .filter((at) => terms[at] === term)
      .map((at) => ({ start: note.words.start(firsts[at] ?? 0), end: note.words.end((lasts[at] ?? 1) - 1) }));
  }

  /** Takes the terms that are looked for from now on. */
  learn(terms: readonly RankedTerm[]): void {
    const written = terms
      .map(({ kind, words }) => `${kind} ${words.map((name) => name.join(' ')).join('\t')}`)
      .join('\n');
    if (written === this.#terms) return;
    this.#terms = written;
    this.#found = new WeakMap();
    this.#trie = new FormTrie();
    for (const [index, { kind, words }] of terms.entries()) {
      const innerCapitals = kind === 'acronym' ? 1 : 0;
      for (const name of words) this.#trie.add({ ...plain, hashes: name.map(hashOf), innerCapitals }, index);
    }
  }

  #in(note: Text): TextSightings {
    const known = this.#found.get(note);
    if (known !== undefined) return known;
    const { forms, firsts, lasts } = findMentions(note.words, note.passages, this.#trie);
    const terms = forms.map((form) => this.#trie.ownerOf(form));
    const passages = firsts.map((word) => passageOfWord(note.passages, word));
    const worths = Uint8Array.from(firsts, (word, at) => worthOf(note, word, passages[at] ?? 0));
    const found = { terms, firsts, lasts, passages, worths };
    this.#found.set(note, found);
    return found;
  }
}

/** A heading says less of a term than a passage, one that puts it in quotation marks more. */
function worthOf({ words, passages }: TermText, word: number, passage: number): number {
  if (passages.kinds[passage] === PassageKind.Heading) return 1;
  return ((words.flags[word] ?? 0) & WordFlag.Quoted) === 0 ? 2 : 3;
}

/** A form that asks for nothing but its words. */
const plain = { spelling: '', key: '', sequence: '', kind: 'name', capitals: 0, parted: 0 } as const;

/** What is seen of one term, note after note. */
class Tally<Text> implements Sightings<Text> {
  mentions = 0;
  notes = 0;
  texts = 0;
  text: Text | undefined;
  passage = 0;
  #lastNote = -1;
  #lastText = -1;
  #worth = 0;

  /** `isOwn`: no note before this one has the passage. */
  see(note: Text, index: number, passage: number, isOwn: boolean, worth: number): void {
    this.mentions++;
    if (worth > this.#worth) {
      this.#worth = worth;
      this.text = note;
      this.passage = passage;
    }
    if (this.#lastNote !== index) {
      this.#lastNote = index;
      this.notes++;
    }
    if (!isOwn || this.#lastText === index) return;
    this.#lastText = index;
    this.texts++;
  }
}
