/** The longest short form, in UTF-16 code units. */
const LONGEST = 14;

/** A short form where it begins, hyphens within it set apart by white space or not, as in "E - UTRA". */
const shortForm = /[\p{L}\p{N}][\p{L}\p{N}./&+$]{0,14}(?:(?: - |-)[\p{L}\p{N}][\p{L}\p{N}./&+$]{0,14}){0,4}/uy;
/** What stands before a short form in brackets, as in "(or SF", "(“SF", "(hereafter SF". */
const lead = /\s*(?:(?:or|the|hereafter|henceforth|abbreviated|a\.k\.a\.|aka)\s+)*["'“‘«*_]*/y;

/** What a sticky expression matches at `at`; undefined where it does not match. */
export function matchAt(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

/** The short form that begins at `at`, or undefined. */
export function shortFormAt(text: string, at: number): string | undefined {
  const short = trimmed(matchAt(shortForm, text, at) ?? '');
  return isShort(short) ? short : undefined;
}

/** The short form that ends before `at`, but not before `start`, or undefined. */
export function shortFormBefore(text: string, start: number, at: number): string | undefined {
  let end = at;
  while (end > start && /[\s"'”’»*_]/.test(text.charAt(end - 1))) end--;
  let from = end;
  while (from > start && end - from <= LONGEST && /[\p{L}\p{N}./&$+-]/u.test(text.charAt(from - 1))) from--;
  const short = text.slice(from, end).replace(/^[./&+$-]+/, '');
  return isShort(short) ? short : undefined;
}

/** What stands for a long form within brackets; `small`: it is a short form only if the letters fit perfectly. */
export function shortFormWithin(
  text: string,
  open: number,
  close: number,
): { readonly short: string; readonly small: boolean } | undefined {
  const inner = open + 1 + (matchAt(lead, text, open + 1)?.length ?? 0);
  if (inner >= close) return undefined;
  const whole = text.slice(inner, Math.min(close, inner + 40));
  const first = trimmed(matchAt(shortForm, text, inner) ?? '');
  if (isShort(first)) return { short: first, small: false };
  // "(ppm)", "(Acc)".
  if (whole.trim() === first && /^\p{L}\p{Ll}{2,5}$/u.test(first)) return { short: first, small: true };
  // "(Android GUI)".
  const last = /^[\p{L}-]+ ([\p{L}\p{N}]+)\s*$/u.exec(whole)?.[1];
  return last !== undefined && isShort(last) ? { short: last, small: false } : undefined;
}

function trimmed(word: string): string {
  return word.replace(/[./&+-]+$/, '');
}

/** Whether a word is written as short forms are: capitals that are not just the first letter, no Roman numeral. */
function isShort(word: string): boolean {
  if (word.length < 2 || word.length > LONGEST || !/\p{Lu}/u.test(word)) return false;
  if (/^\p{Lu}[\p{Ll}’']+$/u.test(word)) return false;
  return !/^[IVXL]{2,4}$/.test(word);
}
