import { foldSlowly } from '../../text/characters.js';
import { readWords } from '../../text/prose.js';
import { plainTerm } from '../glossary/plain-term.js';
import { allows, type Form, formsOf, MOST_WORDS, writtenWords } from '../mentions/forms.js';
import { familyOf, otherSpelling, pluralOf, singularOf } from '../mentions/inflection.js';
import { capitalisedLike, inCaseOf, isCased } from './letter-case.js';

/** What a form of a term becomes under another name. */
export interface RenamedForm {
  readonly text: string;
  /** Whether the new name has this form: "mesa-optimization" has no like of a "proxy". */
  readonly isSure: boolean;
}

/** A way to bend the words of a term, in small letters; undefined where it has no such form. */
type Bend = (words: readonly string[]) => readonly string[] | undefined;

const apostrophes = /['’‘ʼ＇‛]/g;
const possessive = /['’‘ʼ＇‛]s$/i;

/**
 * The name or alias, one of `names`, of which `written` is a form: the one that is spelled so, else the first that it
 * is an inflection or variant of; undefined where it is a form of none.
 */
export function termOf(names: readonly string[], written: string): string | undefined {
  const words = writtenWords(written);
  const isIt = (form: Form): boolean => form.sequence === words.sequence && allows(form, words);
  const having = names.filter((name) => formsOf([name]).some(isIt));
  return having.find((name) => formsOf([name]).find(isIt)?.kind === 'name') ?? having[0];
}

/** The most words of a name. */
export const mostNameWords = MOST_WORDS;

/**
 * What is wrong with a name: it has no letter or too many words, is too common to be found, is more than a line or has
 * marks of Markdown, or has a comma or semicolon.
 */
export type NameFault = 'noLetter' | 'tooLong' | 'tooCommon' | 'marks' | 'comma';

/** Why a term cannot be called so; undefined where it can. */
export function faultOf(name: string): NameFault | undefined {
  const words = readWords(name).words.count;
  if (words === 0) return 'noLetter';
  if (words > mostNameWords) return 'tooLong';
  if (formsOf([name]).length === 0) return 'tooCommon';
  if (/[\r\n]/.test(name) || plainTerm(name) !== name) return 'marks';
  return /[,;、，；]/.test(name) ? 'comma' : undefined;
}

/** A term and its new name: what each form of the one becomes under the other. */
export class Renaming {
  readonly #term: Phrase;
  readonly #name: Phrase;

  /** `term`: as the glossary or the notes call it; `name`: in its place, with the same capitals unless others are meant. */
  constructor(term: string, name: string) {
    this.#term = phraseOf(term);
    this.#name = phraseOf(name);
  }

  /**
   * The new name in the form of `written`, a form of the term as a note has it: number, possessive, capitals, hyphens,
   * British spelling, kind of apostrophe; line breaks and emphasis within it stay. `opens`: a sentence or a line begins
   * with it.
   */
  of(written: string, opens = false): RenamedForm {
    const form = phraseOf(written);
    const ending = possessive.test(this.#term.words.at(-1) ?? '') ? '' : (possessive.exec(written)?.[0] ?? '');
    const words = form.words.with(-1, form.words.at(-1)?.slice(0, ending === '' ? undefined : -ending.length) ?? '');
    const bend = bendOf(this.#term.words, words);
    const bent = bend && bentWords(this.#name.words, bend);
    const spelled = spelledLike(bent ?? this.#name.words, words, this.#term.words);
    const cased = inCaseOf(spelled, words, this.#term.words, opens);
    const text = withApostrophes(spaced(cased, this.#name.gaps, form.gaps, this.#term.gaps), written);
    // "mice's" becomes "rats'".
    const suffix = /s$/i.test(cased.at(-1) ?? '') ? ending.slice(0, 1) : ending;
    return { text: text + suffix, isSure: bent !== undefined };
  }
}

/** Words, and what stands between each and the one before; the first gap is that of the second word. */
interface Phrase {
  readonly words: readonly string[];
  readonly gaps: readonly string[];
}

function phraseOf(text: string): Phrase {
  const { words } = readWords(text);
  const at = Array.from(
    { length: words.count },
    (_, word) => [words.starts[word] ?? 0, words.ends[word] ?? 0] as const,
  );
  return {
    words: at.map(([start, end]) => text.slice(start, end)),
    // The apostrophe of "the prisoners' dilemma" belongs to the word before it.
    gaps: at.slice(1).map(([start], before) => text.slice(at[before]?.[1], start).replace(/^['’‘ʼ＇‛](?=\s)/, '')),
  };
}

/** The bend that makes `words` of `term`, however both are capitalised, hyphened and spelled. */
function bendOf(term: readonly string[], words: readonly string[]): Bend | undefined {
  const wanted = joined(words);
  return bends.find((bend) => joined(bentWords(term, bend) ?? []) === wanted);
}

/** The words with the bent one capitalised as it was. */
function bentWords(words: readonly string[], bend: Bend): readonly string[] | undefined {
  return bend(words)?.map((word, at) => (isCased(word) ? word : capitalisedLike(word, words[at] ?? '')));
}

/** The other number; a name that has this number already keeps it. */
const inPlural = {
  plain: (noun: string) => pluralOf(noun) ?? (singularOf(noun) === undefined ? undefined : noun),
  cased: (acronym: string) => acronym.replace(/(?<!\p{Lu}s)$/u, 's'),
};
const inSingular = {
  plain: (noun: string) => singularOf(noun) ?? noun,
  cased: (acronym: string) => acronym.replace(/(?<=\p{Lu})s$/u, ''),
};

const bends: readonly Bend[] = [
  (words) => words,
  inNumber(inPlural, lastOf),
  inNumber(inSingular, lastOf),
  inNumber(inPlural, headOf),
  inNumber(inSingular, headOf),
  ...['er', 'ers', 'ing', 'ed', 'ation', 'ations', 'e', 'es'].map(inFamily),
];

function inNumber({ plain, cased }: typeof inPlural, indexOf: (words: readonly string[]) => number): Bend {
  return (words) => {
    const at = indexOf(words);
    const word = words[at] ?? '';
    const bent = isCased(word) ? cased(word) : plain(small(word));
    return bent === undefined ? undefined : words.with(at, bent);
  };
}

/** The member with this ending of the family of a longer term, as "mesa-optimizing" is one of "mesa-optimizer". */
function inFamily(ending: string): Bend {
  return (words) => {
    const word = small(words.at(-1) ?? '');
    const family = words.length > 1 ? familyOf(word) : [];
    const stem = [...family, word].find((one) => one.endsWith('ing'))?.slice(0, -'ing'.length);
    return family.includes(`${stem}${ending}`) ? words.with(-1, `${stem}${ending}`) : undefined;
  };
}

function lastOf(words: readonly string[]): number {
  return words.length - 1;
}

/** The word before "of", else the last. */
function headOf(words: readonly string[]): number {
  const of = words.indexOf('of');
  return of > 0 ? of - 1 : lastOf(words);
}

/** The words in the spelling, American or British, of `written` where that is not the spelling of `term`. */
function spelledLike(words: readonly string[], written: readonly string[], term: readonly string[]): readonly string[] {
  const isAmerican = written.some(isInIze);
  if (isAmerican === term.some(isInIze)) return words;
  return words.map((word) =>
    isInIze(word) === isAmerican ? word : capitalisedLike(otherSpelling(small(word)) ?? word, word),
  );
}

function isInIze(word: string): boolean {
  return /iz(?:e[ds]?|ers?|ing|ations?)$/.test(small(word)) && otherSpelling(small(word)) !== undefined;
}

/**
 * The words with the gaps of the new name: a hyphen where the term is written with one in place of a space, or the other
 * way round, none where its words are joined. What else stands between the words as written stays between them.
 */
function spaced(
  words: readonly string[],
  gaps: readonly string[],
  written: readonly string[],
  term: readonly string[],
): string {
  const isJoined = written.length < term.length;
  const isParted = term.includes('-') && !written.includes('-');
  const isHyphened = written.length > 0 && written.every((gap) => gap === '-') && !term.includes('-');
  const own = gaps.map((gap) => {
    if (gap === '-' && isParted) return isJoined ? '' : ' ';
    return gap === ' ' && isHyphened ? '-' : gap;
  });
  const odd = written.flatMap((gap, at) => (gap === ' ' || gap === '-' ? [] : [[at, gap] as const]));
  for (const [at, gap] of odd) if (own.length > 0) own[Math.min(at, own.length - 1)] = gap;
  // Emphasis that ended after the first word now ends after the only one.
  const rest = own.length > 0 ? '' : odd.map(([, gap]) => gap.replace(/[\s>]+/g, '')).join('');
  return words.map((word, at) => (at === 0 ? word : `${own[at - 1] ?? ' '}${word}`)).join('') + rest;
}

function withApostrophes(text: string, written: string): string {
  const [used] = written.match(apostrophes) ?? [];
  return used === undefined ? text : text.replace(apostrophes, used);
}

/** What is equal for two spellings of a phrase. */
function joined(words: readonly string[]): string {
  const british = words.map((word) => (isInIze(word) ? (otherSpelling(small(word)) ?? '') : small(word)));
  return british.join('').replace(apostrophes, '');
}

function small(word: string): string {
  return foldSlowly(word);
}
