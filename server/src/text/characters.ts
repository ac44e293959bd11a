/** What a UTF-16 code unit is to the reader of words. */
export const Kind = {
  Unknown: 0,
  /** A letter without case, or a small one, that normalises to one code unit. */
  Letter: 1,
  Digit: 2,
  /** A capital that normalises to one code unit. */
  Capital: 3,
  /** White space within a line. */
  Space: 4,
  /** Punctuation and symbols that only separate. */
  Other: 5,
  /** A letter or mark that takes the slow way: it combines, or normalises to several code units. */
  Complex: 6,
  /** A letter of a script that is written without spaces. */
  Spaceless: 7,
  /** A code unit of a pair. */
  Surrogate: 8,
  Apostrophe: 9,
  /** Soft hyphen, zero-width characters, variation selectors: as if they were not there. */
  Ignorable: 10,
  /** `*` and `~`: inside a word they are emphasis and do not end it. */
  Emphasis: 11,
  /** `.`, `!`, `?` and their like in other scripts. */
  Stop: 12,
  Quote: 13,
  /** A character that may begin something that is not prose: a code span, a link target, a tag. */
  Markup: 14,
} as const;
type Kind = (typeof Kind)[keyof typeof Kind];

/** By code unit: the kind, and in the low 16 bits the normalised code unit; 0 as long as nobody asked. */
const characters = new Uint32Array(0x10000);

const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]/u;

function classify(unit: number): Kind {
  const char = String.fromCharCode(unit);
  if (unit >= 0xd800 && unit <= 0xdfff) return Kind.Surrogate;
  if (/\p{Default_Ignorable_Code_Point}/u.test(char)) return Kind.Ignorable;
  if (/\s/.test(char)) return Kind.Space;
  if ("'’‘ʼ＇‛".includes(char)) return Kind.Apostrophe;
  if ('*~'.includes(char)) return Kind.Emphasis;
  if ('.!?…。！？'.includes(char)) return Kind.Stop;
  if ('"“”„«»「」『』'.includes(char)) return Kind.Quote;
  if ('`[]<'.includes(char)) return Kind.Markup;
  if (/\p{Nd}/u.test(char)) return Kind.Digit;
  if (!/[\p{L}\p{M}\p{N}]/u.test(char)) return Kind.Other;
  if (spaceless.test(char)) return Kind.Spaceless;
  // Marks, and the letters of which Hangul syllables are composed.
  if (/[\p{M}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u.test(char)) return Kind.Complex;
  const folded = foldSlowly(char);
  if (folded.length !== 1) return Kind.Complex;
  return char !== char.toLowerCase() ? Kind.Capital : Kind.Letter;
}

/** The kind of a code unit in the bits from 16 on, below them its normalised form; worked out once for each. */
export function characterOf(unit: number): number {
  return characters[unit] || learn(unit);
}

export function kindOf(unit: number): number {
  return characterOf(unit) >>> 16;
}

function learn(unit: number): number {
  const kind = classify(unit);
  const isFolded = kind <= Kind.Capital || kind === Kind.Apostrophe;
  const folded = isFolded ? foldSlowly(String.fromCharCode(unit)) : '';
  const character = (kind << 16) | (folded.charCodeAt(0) || unit);
  characters[unit] = character;
  return character;
}

/** Words that have nothing to normalise but their capitals. */
const plain = /^[\w' -]*$/;

/** What {@link foldSlowly} returns, at once for nearly all words. */
export function fold(word: string): string {
  return plain.test(word) ? word.toLowerCase() : foldSlowly(word);
}

/**
 * The normalised form of a word: compatibility composition (so that NFC, NFD and ligatures agree), small letters,
 * one apostrophe, nothing ignorable, no emphasis.
 */
export function foldSlowly(word: string): string {
  return word
    .replace(/[\p{Default_Ignorable_Code_Point}*~]/gu, '')
    .replace(/[’‘ʼ＇‛]/g, "'")
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ς', 'σ');
}

/** The character made of the pair of code units at `at`; empty where these are no pair. */
export function pairAt(text: string, at: number): string {
  const point = text.codePointAt(at) ?? 0;
  return point > 0xffff ? String.fromCodePoint(point) : '';
}

/** Whether a character is a letter, mark or number. */
export function isWordPair(pair: string): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(pair);
}

/** Whether a character belongs to a script that is written without spaces. */
export function isSpaceless(char: string): boolean {
  return spaceless.test(char);
}
