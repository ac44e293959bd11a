import { fold } from '../../text/characters.js';
import { hashOf } from '../../text/hash.js';
import { readWords } from '../../text/prose.js';
import { WordFlag } from '../../text/words.js';
import { isStopWord } from '../stop-words.js';
import { familyOf, otherSpelling, pluralOf, singularOf, verbForms } from './inflection.js';

/** A stretch of words: of a text, or those that a form asks for. */
export interface WrittenWords {
  /** Hashes of the normalised words. */
  readonly hashes: readonly number[];
  /** The same as a string: equal where the hashes are. */
  readonly sequence: string;
  /** Bit `i`: word `i` has a capital inside. A form asks for it as "EM" does, lest "em" be taken for it. */
  readonly innerCapitals: number;
  /** Bit `i`: word `i` begins with a capital. A form asks for it where the word is a single letter. */
  readonly capitals: number;
}

/** One way to write a concept. */
export interface Form extends WrittenWords {
  readonly spelling: string;
  /** Bit `i`: a comma, stop or the like may part word `i` from the one before it, as one does in the name. */
  readonly parted: number;
  /** Equal for two spellings of one form, different for forms told apart by case. */
  readonly key: string;
  /** How it came about: as the canonical name, as another name, as an inflection fit to be shown, or only to be matched. */
  readonly kind: 'name' | 'alias' | 'inflection' | 'variant';
}

/** The most words of a form. */
export const MOST_WORDS = 12;

/** Nouns whose plural is understood, but not worth showing: "corrigibilities". */
const seldomCounted = /(?:ity|ism|ology|ance|ence)$/i;

/** A word of a term: as written, and how it is told from its like. */
interface TermWord {
  readonly written: string;
  /** What stands between this word and the one before it. */
  readonly gap: string;
  /** It counts only with a capital inside. */
  readonly cased: boolean;
  /** A comma, stop or the like stands before it. */
  readonly parted: boolean;
}

/**
 * All forms of a term that is called by `names`, the canonical one first: the names as written, then their
 * inflections and variants. No two have one key. A name of function words alone, or of more than {@link MOST_WORDS}
 * words, is no form.
 */
export function formsOf(names: readonly string[]): readonly Form[] {
  const forms = new Map<string, Form>();
  const add = (words: readonly TermWord[], kind: Form['kind']): void => {
    const form = formFrom(words, kind);
    const known = forms.get(form.key);
    if (known === undefined) {
      if (form.hashes.length > 0) forms.set(form.key, form);
    } else if ((form.parted & ~known.parted) !== 0) {
      forms.set(form.key, { ...known, parted: known.parted | form.parted });
    }
  };
  const written = names.map(termWords);
  const terms = written.filter((words) => words.length <= MOST_WORDS && !words.every(isFunctionWord));
  for (const words of terms) add(words, words === written[0] ? 'name' : 'alias');
  const singles = new Set(terms.flatMap((words) => (words.length === 1 ? words.map(normalised) : [])));
  for (const words of terms) {
    const kind = seldomCounted.test(words.at(-1)?.written ?? '') ? 'variant' : 'inflection';
    for (const inflected of inflections(words, singles)) add(inflected, kind);
  }
  for (const words of terms) {
    for (const variant of variants(words)) add(variant, 'variant');
  }
  return [...forms.values()];
}

/** The key of a term as it is written; undefined where it is no form. */
export function keyOf(term: string): string | undefined {
  const words = termWords(term);
  const isForm = words.length > 0 && words.length <= MOST_WORDS && !words.every(isFunctionWord);
  return isForm ? formFrom(words, 'name').key : undefined;
}

/** The words of a term as somebody wrote it, to look it up. */
export function writtenWords(term: string): WrittenWords {
  const { words } = readWords(term);
  let innerCapitals = 0;
  let capitals = 0;
  for (let word = 0; word < Math.min(words.count, MOST_WORDS); word++) {
    const flags = words.flags[word] ?? 0;
    if ((flags & WordFlag.InnerCapital) !== 0) innerCapitals |= 1 << word;
    if ((flags & WordFlag.Capital) !== 0) capitals |= 1 << word;
  }
  return { hashes: [...words.hashes], sequence: words.hashes.join(' '), innerCapitals, capitals };
}

/** Whether words with these capitals can be this form; the words themselves are taken to be equal. */
export function allows(form: Form, written: WrittenWords): boolean {
  return (
    (form.innerCapitals & written.innerCapitals) === form.innerCapitals &&
    (form.capitals & written.capitals) === form.capitals
  );
}

function termWords(term: string): TermWord[] {
  const { words } = readWords(term);
  const result: TermWord[] = [];
  let before = 0;
  const shouts = words.count > 1 && term.length > 8 && term === term.toUpperCase();
  for (let word = 0; word < words.count; word++) {
    const start = words.starts[word] ?? 0;
    const written = term.slice(start, words.ends[word]);
    const flags = words.flags[word] ?? 0;
    const cased = (flags & WordFlag.InnerCapital) !== 0 && !shouts && isAcronymLike(written);
    const parted = (flags & WordFlag.Parted) !== 0;
    result.push({ written, gap: term.slice(before, start), cased, parted });
    before = words.ends[word] ?? 0;
  }
  return result;
}

/** Whether capitals make up most of a word: "CoT" and "RLVR" do not mean what "cot" means; "DeepMind" can be small. */
function isAcronymLike(written: string): boolean {
  const letters = written.match(/\p{L}/gu)?.length ?? 0;
  const capitals = written.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals * 2 > letters || letters <= 2;
}

function isFunctionWord(word: TermWord): boolean {
  return !word.cased && isStopWord(normalised(word));
}

function normalised(word: TermWord): string {
  return fold(word.written);
}

function formFrom(words: readonly TermWord[], kind: Form['kind']): Form {
  let innerCapitals = 0;
  let capitals = 0;
  let parted = 0;
  for (const [index, word] of words.entries()) {
    if (word.parted) parted |= 1 << index;
    if (word.cased) innerCapitals |= 1 << index;
    else if (/^\p{Lu}$/u.test(word.written)) capitals |= 1 << index;
  }
  const hashes = words.map((word) => hashOf(normalised(word)));
  const sequence = hashes.join(' ');
  const spelling = words.map(({ gap, written }, index) => (index === 0 ? '' : gap) + written).join('');
  const key = `${sequence}|${innerCapitals}|${capitals}`;
  return { spelling, hashes, sequence, innerCapitals, capitals, parted, key, kind };
}

/** The words with word `at` written otherwise; its capital is kept. */
function replaced(words: readonly TermWord[], at: number, small: string | undefined): TermWord[][] {
  const word = words[at];
  if (word === undefined || small === undefined) return [];
  const isCapital = word.written !== '' && /^\p{Lu}/u.test(word.written);
  const written = isCapital ? small.charAt(0).toUpperCase() + small.slice(1) : small;
  return [words.with(at, { ...word, written })];
}

/** The numbers of a term, and the verb of a gerund where the glossary names the verb too. */
function inflections(words: readonly TermWord[], singles: ReadonlySet<string>): TermWord[][] {
  const last = words.length - 1;
  const head = headOf(words);
  const result = numbers(words, last);
  if (head !== last) result.push(...numbers(words, head));
  const gerund = words[0];
  if (words.length !== 1 || gerund === undefined || gerund.cased) return result;
  const small = normalised(gerund);
  const base = gerundBases(small).find((verb) => singles.has(verb));
  if (base !== undefined) {
    for (const form of verbForms(base, small)) result.push(...replaced(words, 0, form));
  }
  return result;
}

/** The forms that a name in -ing has only where the concept is called by its verb, too. */
export function gerundForms(name: string): readonly string[] {
  const [word, ...others] = termWords(name);
  if (word === undefined || others.length > 0 || word.cased) return [];
  const small = normalised(word);
  return gerundBases(small).flatMap((base) => verbForms(base, small));
}

function gerundBases(gerund: string): string[] {
  if (!gerund.endsWith('ing')) return [];
  const stem = gerund.slice(0, -3);
  return [stem, `${stem}e`, stem.slice(0, -1)];
}

/** Index of the word that bears the number: the one before "of", otherwise the last. */
function headOf(words: readonly TermWord[]): number {
  const of = words.findIndex((word) => word.written === 'of');
  return of > 0 ? of - 1 : words.length - 1;
}

/** The term with word `at` in the other number. */
function numbers(words: readonly TermWord[], at: number): TermWord[][] {
  const word = words[at];
  if (word === undefined) return [];
  if (word.cased) {
    const { written } = word;
    if (/\p{Lu}s$/u.test(written)) return [words.with(at, { ...word, written: written.slice(0, -1) })];
    return [words.with(at, { ...word, written: `${written}s` })];
  }
  const small = normalised(word);
  return [...replaced(words, at, pluralOf(small)), ...replaced(words, at, singularOf(small))];
}

/** Ways to write a term that nobody would list: the other spelling, joined and parted words, its family, possessives. */
function variants(words: readonly TermWord[]): TermWord[][] {
  const last = words.length - 1;
  const written = [words, ...spellings(words), ...joinings(words), ...partings(words), ...ownings(words)];
  const nouns = [...written, ...written.flatMap((base) => numbers(base, base.length - 1))];
  const end = words[last];
  const family = last < 1 || end === undefined || end.cased ? [] : familyOf(normalised(end));
  const related = family.flatMap((other) => replaced(words, last, other));
  return [...nouns, ...related, ...related.flatMap(spellings), ...nouns.flatMap(possessive)].map((form) => [...form]);
}

/** The term with 's; a plural in s is a possessive as it stands, the apostrophe being no part of a word. */
function possessive(words: readonly TermWord[]): TermWord[][] {
  const end = words.at(-1);
  if (end === undefined || end.written.endsWith('s')) return [];
  return [words.with(-1, { ...end, written: `${end.written}'s` })];
}

/** Other ways to write a possessive within a term: "Bayes' rule" and "Bayes's", "prisoner's dilemma" and "prisoners'". */
function ownings(words: readonly TermWord[]): TermWord[][] {
  return words.slice(0, -1).flatMap((word, at) => {
    const base = /^(.*[^s])['’]s$/i.exec(word.written)?.[1];
    if (base !== undefined) return [words.with(at, { ...word, written: `${base}s` })];
    const next = words[at + 1];
    if (next === undefined || !/^['’]\s/.test(next.gap) || !/s$/i.test(word.written)) return [];
    return [words.with(at, { ...word, written: `${word.written}'s` }).with(at + 1, { ...next, gap: ' ' })];
  });
}

function spellings(words: readonly TermWord[]): TermWord[][] {
  return words.flatMap((word, at) => (word.cased ? [] : replaced(words, at, otherSpelling(normalised(word)))));
}

/** "mesa-optimizer" as one word, "mesaoptimizer". */
function joinings(words: readonly TermWord[]): TermWord[][] {
  return words.flatMap((word, at) => {
    const before = words[at - 1];
    if (before === undefined || word.gap !== '-' || word.cased || before.cased) return [];
    const joined = { ...before, written: before.written + word.written };
    return [[...words.slice(0, at - 1), joined, ...words.slice(at + 1)]];
  });
}

const prefix = /^(pre|post|non|anti|multi|meta|mesa|self|super|counter|cross|mis)(\p{L}{4,})$/u;

/** "pretraining" in two words, "pre-training"; only prefixes that English parts by a hyphen. */
function partings(words: readonly TermWord[]): TermWord[][] {
  return words.flatMap((word, at) => {
    const match = word.cased ? null : prefix.exec(normalised(word));
    if (match === null) return [];
    const first = { ...word, written: match[1] ?? '' };
    const second = { ...word, written: match[2] ?? '', gap: '-', parted: false };
    return [[...words.slice(0, at), first, second, ...words.slice(at + 1)]];
  });
}
