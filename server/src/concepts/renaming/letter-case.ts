/** How capitals stand in a term: "RLHF", "Eel Run", "Eel run", "eel run". */
type LetterCase = 'capitals' | 'title' | 'initial' | 'small';

/** Words that stay small within a title. */
const minor = /^(?:an?|and|as|at|but|by|for|from|in|into|nor|of|on|or|the|to|via|vs|with)$/i;

/**
 * The words of a new name with capitals as `written` has them. Where those are the capitals of the `term` that is
 * renamed, the new name keeps its own. `opens`: a sentence begins with it, so that a capital there stays one.
 */
export function inCaseOf(
  name: readonly string[],
  written: readonly string[],
  term: readonly string[],
  opens: boolean,
): readonly string[] {
  const words = isAlike(written, term) ? name : recased(name, caseOf(written), caseOf(term));
  return opens && caseOf(written) !== 'small' ? withCapital(words) : words;
}

/** A word with the initial capital that another one has. */
export function capitalisedLike(word: string, other: string): string {
  return /^\p{Lu}/u.test(other) ? capitalised(word) : word;
}

/** Whether capitals are part of a word's spelling: "RLHF", "CoT", "AIs". */
export function isCased(word: string): boolean {
  return /^.+\p{Lu}/su.test(word);
}

function recased(name: readonly string[], wanted: LetterCase, own: LetterCase): readonly string[] {
  switch (wanted) {
    case 'capitals':
      return own === 'capitals' ? name : name.map((word) => word.toUpperCase());
    case 'title':
      return name.map((word, at) => (at > 0 && minor.test(word) ? word : capitalised(word)));
    case 'initial':
      return withCapital(inSmall(name, own));
    default:
      return inSmall(name, own);
  }
}

/** A name without the capitals that it has because the term that it replaces had them. */
function inSmall(name: readonly string[], own: LetterCase): readonly string[] {
  if (own === 'small') return name;
  if (own === 'capitals') return name.length > 1 && caseOf(name) === 'capitals' ? name.map(small) : name;
  return name.map((word, at) => ((at === 0 || own === 'title') && isPlainlyCapital(word) ? small(word) : word));
}

function withCapital([first = '', ...others]: readonly string[]): readonly string[] {
  return [isCased(first) ? first : capitalised(first), ...others];
}

function caseOf(words: readonly string[]): LetterCase {
  const letters = words.join('').replace(/\P{L}/gu, '');
  const telling = words.filter((word) => !minor.test(word));
  const capitals = telling.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) return 'capitals';
  if (words.length > 1 && capitals > 1 && capitals === telling.length) return 'title';
  return /^\p{Lu}/u.test(words[0] ?? '') ? 'initial' : 'small';
}

/** Whether two terms have their capitals in the same places; the s of "RLHFs" is none of its letters. */
function isAlike(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, at) => pattern(word) === pattern(b[at] ?? ''));
}

function pattern(word: string): string {
  const letters = word.replace(/['’‘ʼ＇‛]?s$|\P{L}/gu, '');
  if (letters.length > 1 && letters === letters.toUpperCase()) return 'AA';
  return isCased(letters) ? 'aA' : /^\p{Lu}/u.test(letters) ? 'A' : 'a';
}

function isPlainlyCapital(word: string): boolean {
  return /^\p{Lu}(?!\p{Lu}|$)/u.test(word) && !isCased(word);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function small(word: string): string {
  return word.toLowerCase();
}

/**
 * A name as somebody goes on who has `typed` its beginning: in capitals, with a capital, or with a small letter. One that
 * has more capitals than the first keeps them all.
 */
export function cased(name: string, typed: string): string {
  const letters = typed.replace(/\P{L}/gu, '');
  const isShouted = letters.length > 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  if (isShouted && name !== name.toUpperCase() && name.startsWith(name.charAt(0).toLowerCase()))
    return name.toUpperCase();
  const [first = ''] = /^[^\s-]*/.exec(name) ?? [];
  if (isCased(first)) return name;
  if (/^\p{Lu}/u.test(letters)) return capitalised(name);
  const isOnlyCapital = isPlainlyCapital(first) && !/\p{Lu}/u.test(name.slice(first.length));
  return isOnlyCapital && letters !== '' ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
