import type { GlossaryEntry } from '../answers.js';
import type { Steps } from '../steps.js';
import type { StoredPart } from '../stored.js';
import { compareCodeUnits } from '../text/order.js';
import type { PackedWords } from '../text/packed-words.js';
import type { Passages } from '../text/passages.js';
import { type Cluster, Clusters } from './clusters.js';
import { type Draft, Drafts } from './drafts.js';
import { type Contribution, compareEvidence, type Difference, type Testimony, testify } from './evidence.js';
import { describe, type KnownConcept, nameOf } from './known-concept.js';
import { type MeaningChanges, MeaningRecord } from './meaning-changes.js';
import { Meanings, type NoteMentions } from './meanings.js';
import { reachOf } from './reach.js';
import { TermCache } from './term-cache.js';

/**
 * The concepts of all notes, each under a number that it keeps as long as it has its name.
 *
 * How to compose it: `put` each note's contribution (the `definitions` and `acronyms` of its Reading; its `glossary`
 * if, and only if, its URI makes it a glossary note), `remove` notes that go, set `starter` to the entries of the
 * starter glossary, or to none. Nothing is worked out before a question is asked, and then what has changed since, with
 * what it bears on. `mentions()` of a note stay the same until {@link takeChanges} tells of a form that it holds, or of
 * the note itself.
 *
 * Every answer but for the numbers is a function of the contributions and the order of notes. A form that two concepts
 * claim belongs to the one whose name it is, then to one that lists it, then to one that inflects to it; among these to
 * the one of higher rank: glossary notes in note order, the starter glossary, acronyms (the expansion that most notes
 * give first), definitions found in notes. The definitions of one concept come best first: glossary notes in note
 * order; then the starter glossary and those found in notes by score, the starter glossary first where they are equal;
 * then by note and place. (A definition found in a note beats the starter glossary only when its pattern leaves no
 * doubt.)
 */
export class Concepts {
  readonly #order: (a: string, b: string) => number;
  /** What is known of terms already, until the first question. */
  #terms: TermCache | undefined;
  /** By note; that of the starter glossary under `undefined`. */
  readonly #testimonies = new Map<string | undefined, Testimony>();
  /** What has changed since a question was asked, but for what is being settled. */
  #difference: Difference = { added: new Set(), removed: new Set() };
  /** What is left to do of what a question has to do first. */
  #settling: Steps<void> | undefined;
  readonly #clusters = new Clusters();
  readonly #meanings = new Meanings();
  readonly #drafts = new Map<number, Draft>();
  #nextId = 0;
  #changes: MeaningChanges[] = [];
  #sorted: readonly Draft[] | undefined = [];
  #list: readonly KnownConcept[] | undefined = [];
  #revision = 0;

  /** `order`: the order of notes, by URI; `terms`: what was stored of the terms that are put. */
  constructor(order: (a: string, b: string) => number, terms?: TermCache) {
    this.#order = order;
    this.#terms = terms;
  }

  /** What has to be worked out of the terms of all that was put, and takes longest. */
  *storeTerms(): Steps<StoredPart> {
    yield* this.settleInSteps();
    const terms = new TermCache();
    for (const testimony of this.#testimonies.values()) {
      for (const evidence of testimony.flat()) reachOf(evidence.saying, terms);
      yield;
    }
    for (const { names } of this.#drafts.values()) {
      terms.forms(names);
      yield;
    }
    return terms.store();
  }

  /** Takes the entries of the starter glossary; none switches it off. */
  starter(entries: readonly GlossaryEntry[]): void {
    this.#take(undefined, { glossary: entries, definitions: [], acronyms: [] });
  }

  /** Adds or replaces what a note contributes. The arrays are kept, not copied. */
  put(note: string, contribution: Contribution): void {
    this.#take(note, contribution);
  }

  /** Forgets a note; one that is not there is no error. */
  remove(note: string): void {
    this.#take(note, { definitions: [], acronyms: [] });
  }

  /** Grows with every change of what notes contribute. */
  get revision(): number {
    return this.#revision;
  }

  /** Every concept, sorted by name in small letters, then by name, by code units. The same array until a change. */
  list(): readonly KnownConcept[] {
    const drafts = this.#inOrder();
    this.#list ??= drafts.map(known);
    return this.#list;
  }

  /** The numbers of the concepts in the order of {@link list}. */
  numbers(): readonly number[] {
    return this.#inOrder().map(({ id }) => id);
  }

  /** The concept with a number. */
  at(number: number): KnownConcept | undefined {
    this.#settle();
    const draft = this.#drafts.get(number);
    return draft && known(draft);
  }

  /** The name of the concept with a number; empty where there is none. */
  name(number: number): string {
    this.#settle();
    const draft = this.#drafts.get(number);
    return draft === undefined ? '' : nameOf(draft);
  }

  /** The sequences of words, by their hashes, that a concept can be mentioned by; it may not be by all of them. */
  sequences(number: number): readonly (readonly number[])[] {
    this.#settle();
    return this.#drafts.get(number)?.forms.map(({ hashes }) => hashes) ?? [];
  }

  /** All numbers of concepts are below it. */
  get end(): number {
    this.#settle();
    return this.#nextId;
  }

  /**
   * The number of the concept that a name or form means, as `note` with these words would mean it; undefined if it is
   * not known. An acronym with several expansions means the one that the note gives, else the one whose words it uses,
   * else the one that most notes give.
   * Capitals count as in a note, but a form of three letters or more is also found in small letters.
   */
  find(nameOrForm: string, note?: string, words?: PackedWords): number | undefined {
    this.#settle();
    return this.#meanings.find(nameOrForm, note, words);
  }

  /** The mentions in one note. */
  mentions(note: string, words: PackedWords, passages: Passages): NoteMentions {
    this.#settle();
    return this.#meanings.mentions(note, words, passages);
  }

  /** What may have changed the mentions of notes since it was last asked. */
  takeChanges(): readonly MeaningChanges[] {
    this.#settle();
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  #take(note: string | undefined, contribution: Contribution): void {
    const before = this.#testimonies.get(note);
    if (before === undefined && isEmpty(contribution)) return;
    const testimony = testify(note, contribution, before ?? [], this.#difference);
    if (isEmpty(contribution)) this.#testimonies.delete(note);
    else this.#testimonies.set(note, testimony);
    this.#list = undefined;
    if (this.#difference.added.size + this.#difference.removed.size > 0) this.#revision++;
  }

  #inOrder(): readonly Draft[] {
    this.#settle();
    if (this.#sorted === undefined) {
      const named = [...this.#drafts.values()].map((draft) => ({ draft, small: nameOf(draft).toLowerCase() }));
      named.sort((a, b) => compareCodeUnits(a.small, b.small) || this.#compare(a.draft, b.draft));
      this.#sorted = named.map(({ draft }) => draft);
    }
    return this.#sorted;
  }

  /** Does in short steps what a question would do first; one that comes meanwhile does the rest at once. */
  *settleInSteps(): Steps<void> {
    while (!this.#settleSome()) yield;
  }

  #settle(): void {
    while (!this.#settleSome());
  }

  /** Takes a step; whether there was none to take. */
  #settleSome(): boolean {
    const { added, removed } = this.#difference;
    if (this.#settling === undefined && added.size + removed.size === 0) return true;
    this.#settling ??= this.#renew();
    if (this.#settling.next().done === true) this.#settling = undefined;
    return false;
  }

  /**
   * Makes the concepts anew that the evidence since the last question bears on. What comes meanwhile waits until it has
   * come to an end, and goes by what has been made then.
   */
  *#renew(): Steps<void> {
    const difference = this.#difference;
    this.#difference = { added: new Set(), removed: new Set() };
    const terms = this.#terms ?? new TermCache();
    this.#terms = undefined;
    for (const one of difference.added) {
      one.reach = reachOf(one.saying, terms);
      yield;
    }
    const { retired, groups } = yield* this.#clusters.regroup(difference);
    const before = new MeaningRecord();
    const free = this.#retire(retired, before);
    const after = new MeaningRecord();
    yield;
    for (const group of groups) {
      const evidence = group.sort((a, b) => compareEvidence(a, b, this.#order));
      const drafts = new Drafts(evidence, terms);
      for (const draft of drafts.list) this.#number(draft, free);
      const meaning = this.#meanings.add(drafts, terms);
      after.add(meaning);
      this.#clusters.add({ evidence, drafts: drafts.list, meaning });
      yield;
    }
    this.#changes.push(yield* before.changes(after));
    this.#sorted = undefined;
  }

  /** Takes the concepts of some clusters away. Returns their numbers by name. */
  #retire(clusters: ReadonlySet<Cluster>, record: MeaningRecord): Map<string, number> {
    const numbers = new Map<string, number>();
    for (const { drafts, meaning } of clusters) {
      record.add(meaning);
      this.#meanings.remove(meaning);
      for (const draft of drafts) {
        this.#drafts.delete(draft.id);
        numbers.set(nameOf(draft), draft.id);
      }
    }
    return numbers;
  }

  /** Gives a concept the number of one that had its name, or a new one. */
  #number(draft: Draft, free: Map<string, number>): void {
    const name = nameOf(draft);
    draft.id = free.get(name) ?? this.#nextId++;
    free.delete(name);
    this.#drafts.set(draft.id, draft);
  }

  #compare(a: Draft, b: Draft): number {
    const [one] = a.evidence;
    const [other] = b.evidence;
    const rank = one === undefined || other === undefined ? 0 : compareEvidence(one, other, this.#order);
    return compareCodeUnits(nameOf(a), nameOf(b)) || rank;
  }
}

function known(draft: Draft): KnownConcept {
  draft.known ??= describe(draft);
  return draft.known;
}

function isEmpty({ glossary, definitions, acronyms }: Contribution): boolean {
  return (glossary ?? []).length === 0 && definitions.length === 0 && acronyms.length === 0;
}
