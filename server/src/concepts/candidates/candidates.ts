import type { Candidate, Definition, FoundDefinition, Place } from '../../answers.js';
import type { Steps } from '../../steps.js';
import { compareCodeUnits } from '../../text/order.js';
import type { Vocabulary } from '../../text/vocabulary.js';
import { CandidateRanking, type RankedTerm } from './candidate-ranking.js';
import { CandidateSightings, type Sightings } from './candidate-sightings.js';
import { CapitalForms } from './capital-forms.js';
import type { TermText } from './distinct-passages.js';
import { TermCounts } from './term-counts.js';

/** What candidates are found in. A note that changes is another object. */
export interface CandidateNote extends TermText {
  readonly uri: string;
  /** See `innerCapitals`. */
  readonly capitals: readonly string[];
  readonly definitions: readonly FoundDefinition[];
}

/** Of so many terms it is looked in how many notes they stand. */
const MOST_LOOKED_AT = 1000;

/**
 * Terms that the notes use and nobody has defined. Nothing is worked out before somebody asks; then the notes that have
 * come, changed or gone since the last time are counted. Every answer is a function of the current notes.
 */
export class Candidates {
  readonly #vocabulary: Vocabulary;
  #counts: TermCounts;
  readonly #capitals = new CapitalForms();
  /** The notes whose words with capitals are counted. */
  readonly #ofCapitals = new Set<CandidateNote>();
  readonly #sightings = new CandidateSightings<CandidateNote>();
  /** The notes that were looked through the last time, in note order, and all that was found in them, the best first. */
  #notes: readonly CandidateNote[] = [];
  #found: readonly FoundTerm[] = [];
  /** The terms that were looked for. */
  #terms: readonly RankedTerm[] = [];

  /** `vocabulary`: it knows the words of all notes whenever somebody asks. */
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#counts = new TermCounts(vocabulary);
  }

  /** Bytes of the tables. */
  get bytes(): number {
    return this.#counts.bytes;
  }

  /**
   * The likeliest, at most `limit`, sorted by score, then by name. `notes`: the current notes, in note order; `isKnown`:
   * whether a name is that of a concept, or of what nobody wants. Whoever does not take all steps, for there are other
   * notes by now, need not count those again that are still there.
   */
  *list(
    notes: readonly CandidateNote[],
    isKnown: (name: string) => boolean,
    limit: number,
  ): Steps<readonly Candidate[]> {
    yield* this.#follow(notes);
    const best: FoundTerm[] = [];
    for (const found of this.#found) {
      if (best.length >= limit) break;
      if (!found.term.names.some(isKnown)) best.push(found);
    }
    const definitions = definitionsOf(best, notes);
    return best.map((found) => candidateOf(found, definitions.get(found)));
  }

  /** Where the term with a name stands, as {@link list} counts it: in note order. */
  *mentions(notes: readonly CandidateNote[], name: string): Steps<readonly Place[]> {
    yield* this.#follow(notes);
    const index = this.#found.find(({ term }) => term.names.includes(name))?.index;
    if (index === undefined) return [];
    // Somebody may have begun to look for others, and not come to an end.
    this.#sightings.learn(this.#terms);
    return notes.flatMap((note) => this.#sightings.placesIn(note, index).map((place) => ({ uri: note.uri, ...place })));
  }

  /** Finds out anew what terms there are, where a note has come, changed or gone since the last time. */
  *#follow(notes: readonly CandidateNote[]): Steps<void> {
    if (notes.length === this.#notes.length && notes.every((note, at) => note === this.#notes[at])) return;
    yield* this.#countCapitals(notes);
    if (this.#counts.isStale) this.#counts = new TermCounts(this.#vocabulary);
    yield* this.#counts.follow(notes);
    yield* this.#rank(notes);
    this.#notes = notes;
  }

  *#countCapitals(notes: readonly CandidateNote[]): Steps<void> {
    const current = new Set(notes);
    for (const note of notes) {
      if (this.#ofCapitals.has(note)) continue;
      this.#ofCapitals.add(note);
      this.#capitals.count(note.capitals, 1);
      yield;
    }
    for (const note of this.#ofCapitals) {
      if (current.has(note)) continue;
      this.#ofCapitals.delete(note);
      this.#capitals.count(note.capitals, -1);
      yield;
    }
  }

  *#rank(notes: readonly CandidateNote[]): Steps<void> {
    const ranking = yield* CandidateRanking.of(this.#counts, this.#vocabulary, this.#capitals);
    const terms = yield* ranking.best(MOST_LOOKED_AT);
    yield;
    const sightings = yield* this.#sightings.of(terms, notes, this.#counts);
    const found = terms.flatMap((term, index) => {
      const seen = sightings[index];
      return seen?.text === undefined ? [] : [{ term, index, seen, score: scoreOf(term, seen) }];
    });
    found.sort((a, b) => b.score - a.score || compareCodeUnits(a.term.names[0] ?? '', b.term.names[0] ?? ''));
    this.#found = found;
    this.#terms = terms;
  }
}

interface FoundTerm {
  readonly term: RankedTerm;
  /** Among the terms that were looked for. */
  readonly index: number;
  readonly seen: Sightings<CandidateNote>;
  readonly score: number;
}

/** What is said in many texts is a term sooner than what one text says as often. */
function scoreOf({ times, weight }: RankedTerm, { texts }: Sightings<CandidateNote>): number {
  return weight * Math.sqrt(times) * Math.log2(1 + texts);
}

function candidateOf({ term, seen, score }: FoundTerm, definition: Definition | undefined): Candidate {
  const [name = '', ...forms] = term.names;
  const { mentions, notes } = seen;
  const found = { name, forms: forms.sort(compareCodeUnits), kind: term.kind, score, mentions, notes };
  if (definition?.uri === undefined) return { ...found, place: placeOf(seen) };
  const { uri, start = 0, end = 0 } = definition;
  return { ...found, place: { uri, start, end }, definition };
}

function placeOf({ text, passage }: Sightings<CandidateNote>): Place {
  const { uri = '', passages } = text ?? {};
  return { uri, start: passages?.starts[passage] ?? 0, end: passages?.ends[passage] ?? 0 };
}

/** The best definition that the notes give of each term, the first where two are equally good. */
function definitionsOf(
  terms: readonly FoundTerm[],
  notes: readonly CandidateNote[],
): ReadonlyMap<FoundTerm, Definition> {
  const named = new Map(terms.flatMap((found) => found.term.names.map((name) => [name.toLowerCase(), found] as const)));
  const best = new Map<FoundTerm, Definition>();
  for (const { uri, definitions } of notes) {
    for (const { term, text, start, end, score } of definitions) {
      const found = named.get(term.toLowerCase());
      if (found === undefined || score <= (best.get(found)?.score ?? 0)) continue;
      best.set(found, { text, origin: 'note', uri, start, end, score });
    }
  }
  return best;
}
