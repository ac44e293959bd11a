/** The longest short form, in UTF-16 code units. */
const LONGEST = 14;
/** How much of what stands in brackets is looked at, in UTF-16 code units. */
const WIDEST = 40;

/** A short form where it begins, hyphens within it set apart by white space or not, as in "E - UTRA". */
const shortForm = /[\p{L}\p{N}][\p{L}\p{N}./&+$]{0,14}(?:(?: - |-)[\p{L}\p{N}][\p{L}\p{N}./&+$]{0,14}){0,4}/uy;
/** What stands before a short form in brackets, as in "(or SF", "(“SF", "(hereafter SF". */
const lead = /\s*(?:(?:or|the|hereafter|henceforth|abbreviated|a\.k\.a\.|aka)\s+)*["'“‘«*_]*/y;

/** What a sticky expression matches at `at`; undefined where it does not match. */
export function matchAt(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

/** What a code unit can be to a reader of short forms, a bit each. */
const Unit = {
  /** A letter or digit. */
  Letter: 1,
  Capital: 2,
  /** May stand within a short form. */
  Sign: 4,
  /** May stand between a short form and a bracket or sign after it. */
  Loose: 8,
  /** Half of a pair, which may be a capital. */
  Pair: 16,
} as const;

/** The {@link Unit} bits of the code units of ASCII. */
const ascii = Uint8Array.from({ length: 0x80 }, (_, unit) => classify(unit));

function unitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? (ascii[unit] ?? 0) : classify(unit);
}

function classify(unit: number): number {
  const char = String.fromCharCode(unit);
  let bits = 0;
  if (/[\p{L}\p{N}]/u.test(char)) bits |= Unit.Letter;
  if (/\p{Lu}/u.test(char)) bits |= Unit.Capital;
  if (/[./&+$-]/.test(char)) bits |= Unit.Sign;
  if (/[\s"'”’»*_]/.test(char)) bits |= Unit.Loose;
  if (/\p{Cs}/u.test(char)) bits |= Unit.Pair;
  return bits;
}

/** The short form that begins at `at`, or undefined. */
export function shortFormAt(text: string, at: number): string | undefined {
  const short = writtenAt(text, at);
  return isShort(short) ? short : undefined;
}

/** What is written at `at` as short forms are, but for its capitals; empty where nothing is. */
function writtenAt(text: string, at: number): string {
  return plainAt(text, at) ?? trimmed(matchAt(shortForm, text, at) ?? '');
}

/** What {@link shortForm} matches at `at` if that is plain: letters and digits of ASCII, and nothing that may go on. */
function plainAt(text: string, at: number): string | undefined {
  let end = at;
  while (end - at < LONGEST && text.charCodeAt(end) < 0x80 && (unitAt(text, end) & Unit.Letter) !== 0) end++;
  const goesOn = text.charCodeAt(end) > 0x7f || (unitAt(text, end) & (Unit.Letter | Unit.Sign)) !== 0;
  return goesOn || end === at || text.startsWith(' -', end) ? undefined : text.slice(at, end);
}

/** Whether a sign or a word may follow that stands between a short form and its long form: a quick no for most. */
export function maySignAt(text: string, at: number): boolean {
  let next = at;
  while ((unitAt(text, next) & Unit.Loose) !== 0) next++;
  return '=:-–—])dsi'.includes(text.charAt(next));
}

/** The short form that ends before `at`, but not before `start`, or undefined. */
export function shortFormBefore(text: string, start: number, at: number): string | undefined {
  let end = at;
  while (end > start && (unitAt(text, end - 1) & Unit.Loose) !== 0) end--;
  let from = end;
  let kinds = 0;
  while (from > start && end - from <= LONGEST && (unitAt(text, from - 1) & (Unit.Letter | Unit.Sign)) !== 0) {
    kinds |= unitAt(text, --from);
  }
  if ((kinds & Unit.Capital) === 0) return undefined;
  const short = text.slice(from, end).replace(/^[./&+$-]+/, '');
  return isShort(short) ? short : undefined;
}

/** What stands for a long form within brackets; `small`: it is a short form only if the letters fit perfectly. */
export function shortFormWithin(
  text: string,
  open: number,
  close: number,
): { readonly short: string; readonly small: boolean } | undefined {
  const mayLead = (unitAt(text, open + 1) & Unit.Letter) === 0 || 'otha'.includes(text.charAt(open + 1));
  const inner = open + 1 + (mayLead ? (matchAt(lead, text, open + 1)?.length ?? 0) : 0);
  if (inner >= close) return undefined;
  const whole = text.slice(inner, Math.min(close, inner + WIDEST)).trimEnd();
  const isOneWord = !whole.includes(' ');
  if (!isOneWord && (unitsOf(whole) & (Unit.Capital | Unit.Pair)) === 0) return undefined;
  const first = writtenAt(text, inner);
  if (isShort(first)) return { short: first, small: false };
  // "(ppm)", "(Acc)".
  if (isOneWord)
    return whole === first && /^\p{L}\p{Ll}{2,5}$/u.test(first) ? { short: first, small: true } : undefined;
  // "(Android GUI)".
  if (whole.indexOf(' ') !== whole.lastIndexOf(' ')) return undefined;
  const last = /^[\p{L}-]+ ([\p{L}\p{N}]+)$/u.exec(whole)?.[1];
  return last !== undefined && isShort(last) ? { short: last, small: false } : undefined;
}

/** The {@link Unit} bits of all code units of a string. */
function unitsOf(written: string): number {
  let bits = 0;
  for (let at = 0; at < written.length; at++) bits |= unitAt(written, at);
  return bits;
}

function trimmed(word: string): string {
  return word.replace(/[./&+-]+$/, '');
}

/** Whether a word is written as short forms are: capitals that are not just the first letter, no Roman numeral. */
function isShort(word: string): boolean {
  if (word.length < 2 || word.length > LONGEST) return false;
  const units = unitsOf(word);
  if ((units & Unit.Capital) === 0 && ((units & Unit.Pair) === 0 || !/\p{Lu}/u.test(word))) return false;
  if (/^\p{Lu}[\p{Ll}’']+$/u.test(word)) return false;
  return word.length > 4 || !/^[IVXL]+$/.test(word);
}
