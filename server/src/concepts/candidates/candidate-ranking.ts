import type { CandidateKind } from '../../answers.js';
import type { Steps } from '../../steps.js';
import type { Vocabulary } from '../../text/vocabulary.js';
import { singularOf } from '../mentions/inflection.js';
import { stock } from './background-words.js';
import type { CapitalForms } from './capital-forms.js';
import { LONGEST_TERM, type TermCounts } from './term-counts.js';
import { Count, type TermTree } from './term-tree.js';
import { TermWeights } from './term-weights.js';
import { WordKind, type WordKinds } from './word-kinds.js';

/** Words that the notes may use as a term, in every number and spelling that they have it in. */
export interface RankedTerm {
  readonly kind: CandidateKind;
  /** As written, the most frequent first. */
  readonly names: readonly string[];
  /** Of each name: its words, normalised. */
  readonly words: readonly (readonly string[])[];
  /** Occurrences in distinct passages, those within longer terms taken off as the C-value does. */
  readonly times: number;
  /** How much it looks like a term, whatever its frequency, and the more the longer it is. */
  readonly weight: number;
}

interface Sequence {
  readonly node: number;
  readonly kind: CandidateKind;
  readonly words: readonly number[];
  readonly times: number;
  readonly weight: number;
}

/** The share of its occurrences that makes a sequence a compound, a name or a quoted term; a word an acronym. */
const MOSTLY = 0.5;
const ACRONYM = 0.8;
/** Quotations that make a single word a term; fewer are irony. */
const QUOTED_WORD = 3;
/** The share that gives a word its capital wherever it stands. */
const ALWAYS = 0.9;
/** How many times as many sequences as are wanted are looked at first. */
const FIRST_LOOK = 8;
/** Sequences that are looked at in one step. */
const SEQUENCES_A_STEP = 4096;
/** The greatest weight. */
const MOST = Math.log2(LONGEST_TERM + 1);

/** Phrases that everybody knows. */
const stockPhrases = new Set(stock.split(',').map((phrase) => phrase.toLowerCase()));

/**
 * Ranks sequences of words by C-value (Frantzi, Ananiadou and Mima 2000; with the logarithm of the length + 1, after
 * Barrón-Cedeño and others 2009, so that single words count), times a weight against the background of common English.
 */
export class CandidateRanking {
  readonly #tree: TermTree;
  readonly #kinds: WordKinds;
  readonly #weights: TermWeights;
  readonly #vocabulary: Vocabulary;
  readonly #capitals: CapitalForms;
  /** By node: occurrences within sequences that are one word longer, and how many these are. */
  readonly #nested: Float64Array;
  readonly #longer: Uint32Array;

  /** Makes one of counts that do not change before it has been asked. */
  static *of(counts: TermCounts, vocabulary: Vocabulary, capitals: CapitalForms): Steps<CandidateRanking> {
    const ranking = new CandidateRanking(counts, vocabulary, capitals);
    yield* ranking.#nest();
    return ranking;
  }

  private constructor({ tree, kinds }: TermCounts, vocabulary: Vocabulary, capitals: CapitalForms) {
    this.#tree = tree;
    this.#kinds = kinds;
    this.#weights = new TermWeights(tree, kinds, vocabulary);
    this.#vocabulary = vocabulary;
    this.#capitals = capitals;
    this.#nested = new Float64Array(tree.size);
    this.#longer = new Uint32Array(tree.size);
  }

  /** The terms of the `most` likeliest sequences, and of those that are as likely as the last of these; in any order. */
  *best(most: number): Steps<readonly RankedTerm[]> {
    const groups = new Map<string, Sequence[]>();
    for (const sequence of yield* this.#likeliest(most)) {
      const key = this.#keyOf(sequence.words);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [sequence]);
      else group.push(sequence);
    }
    for (const phrase of stockPhrases) groups.delete(phrase);
    return Array.from(groups.values(), (group) => this.#term(group));
  }

  /** Counts every sequence into the two that it has within itself, without its first and without its last word. */
  *#nest(): Steps<void> {
    const tree = this.#tree;
    for (let node = 1; node < tree.size; node++) {
      if (node % SEQUENCES_A_STEP === 0) yield;
      const times = tree.count(node, Count.Times);
      if (times < 2 || tree.parent(tree.parent(node)) === 0) continue;
      this.#within(tree.parent(node), times);
      this.#within(tree.walk(tree.path(node).slice(1)), times);
    }
  }

  #within(node: number, times: number): void {
    this.#nested[node] = (this.#nested[node] ?? 0) + times;
    this.#longer[node] = (this.#longer[node] ?? 0) + 1;
  }

  /** A sequence that occurs too seldom to be among the likeliest is not looked at. */
  *#likeliest(most: number): Steps<readonly Sequence[]> {
    let least = yield* this.#timesOf(most * FIRST_LOOK);
    for (;;) {
      const sequences = yield* this.#sequences(least);
      const scores = Float64Array.from(sequences, scoreOf).sort();
      const score = scores[scores.length - most] ?? 0;
      const needed = Math.max(1, Math.floor(score / MOST));
      if (least <= needed) return sequences.filter((sequence) => scoreOf(sequence) >= score);
      least = needed;
    }
  }

  /** How often sequences occur, at least, of which there are so many; 1 where there are fewer. */
  *#timesOf(count: number): Steps<number> {
    const tree = this.#tree;
    const nodes = new Uint32Array(256);
    for (let node = 1; node < tree.size; node++) {
      if (node % SEQUENCES_A_STEP === 0) yield;
      const times = Math.min(255, frequencyOf(tree, node));
      nodes[times] = (nodes[times] ?? 0) + 1;
    }
    let rest = count;
    for (let times = 255; times > 1; times--) {
      rest -= nodes[times] ?? 0;
      if (rest <= 0) return times;
    }
    return 1;
  }

  *#sequences(least: number): Steps<Sequence[]> {
    const found: Sequence[] = [];
    for (let node = 1; node < this.#tree.size; node++) {
      if (node % SEQUENCES_A_STEP === 0) yield;
      const sequence = frequencyOf(this.#tree, node) < least ? undefined : this.#sequence(node);
      if (sequence !== undefined) found.push(sequence);
    }
    return found;
  }

  #sequence(node: number): Sequence | undefined {
    const longer = this.#longer[node] ?? 0;
    const times = frequencyOf(this.#tree, node) - (longer === 0 ? 0 : (this.#nested[node] ?? 0) / longer);
    if (times <= 0) return undefined;
    const words = this.#tree.path(node);
    const kind = this.#kindOf(node, words.length);
    if (kind === undefined) return undefined;
    const weight =
      times > 1 ? this.#weights.of(kind, words) * Math.log2(words.length + 1) : this.#weights.ofOnce(kind, words);
    return weight <= 0 ? undefined : { node, kind, words, times, weight };
  }

  #kindOf(node: number, length: number): CandidateKind | undefined {
    const tree = this.#tree;
    const all = tree.count(node, Count.Times);
    const quoted = tree.count(node, Count.Quoted);
    if (quoted >= (length === 1 ? QUOTED_WORD : 1) && quoted >= all * MOSTLY) return 'quoted';
    if (length === 1) return tree.share(node, Count.Marked) >= ACRONYM ? 'acronym' : undefined;
    if (tree.share(node, Count.Marked) >= MOSTLY) return 'compound';
    return tree.share(node, Count.Capitals) >= MOSTLY ? 'name' : 'phrase';
  }

  /** Equal for the numbers and spellings of one term. */
  #keyOf(words: readonly number[]): string {
    const last = words.length - 1;
    const spelled = words.map((word) => this.#vocabulary.spellingOf(word));
    return spelled.map((word, at) => american(at === last ? this.#singularOf(word) : word)).join(' ');
  }

  #singularOf(word: string): string {
    if (/\p{Lu}s$/u.test(this.#capitals.of(word) ?? '')) return word.slice(0, -1);
    return singularOf(word) ?? word;
  }

  #term(group: readonly Sequence[]): RankedTerm {
    const named = group.map((sequence) => ({ ...sequence, name: this.#nameOf(sequence) }));
    named.sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1));
    const { kind = 'phrase', weight = 0 } = named[0] ?? {};
    return {
      kind,
      names: named.map(({ name }) => name),
      words: named.map(({ words }) => words.map((word) => this.#vocabulary.spellingOf(word))),
      times: named.reduce((sum, { times }) => sum + times, 0),
      weight,
    };
  }

  /** A sequence as it is written most often. */
  #nameOf({ words, kind }: Sequence): string {
    let name = '';
    for (const [at, word] of words.entries()) {
      const before = words[at - 1];
      if (before !== undefined) {
        const pair = this.#tree.walk([before, word]);
        name += pair !== 0 && this.#tree.share(pair, Count.Marked) >= MOSTLY ? '-' : ' ';
      }
      name += this.#written(word, kind === 'name');
    }
    return name;
  }

  #written(word: number, isName: boolean): string {
    const small = this.#vocabulary.spellingOf(word);
    const node = this.#tree.find(0, word);
    const inner = this.#tree.share(node, Count.Marked) >= MOSTLY ? this.#capitals.of(small) : undefined;
    if (inner !== undefined) return inner;
    const hasCapital = isName ? this.#kinds.of(word) !== WordKind.Of : this.#tree.share(node, Count.Capitals) >= ALWAYS;
    return hasCapital ? small.charAt(0).toUpperCase() + small.slice(1) : small;
  }
}

/** How often a sequence occurs; a quotation may hold words that are counted nowhere else. */
function frequencyOf(tree: TermTree, node: number): number {
  return Math.max(tree.count(node, Count.Times), tree.count(node, Count.Quoted));
}

function scoreOf({ times, weight }: Sequence): number {
  return times * weight;
}

/** A British spelling as Americans have it. */
function american(word: string): string {
  return word.replace(/our$/, 'or').replace(/^(.{3,}i)s(e[ds]?|ers?|ing|ations?)$/, '$1z$2');
}
