/**
 * Offset after the code span that the run of backticks at `at` opens, or after the run where nothing closes it before
 * `end`. `unclosed` has a bit for each length of run (1 to 31) that is known to have no end in this passage.
 */
export function codeSpanEnd(
  text: string,
  at: number,
  end: number,
  unclosed: number,
): { readonly end: number; readonly unclosed: number } {
  const length = ticks(text, at, end);
  const bit = length < 32 ? 1 << (length - 1) : 0;
  if (bit === 0 || (unclosed & bit) !== 0) return { end: at + length, unclosed };
  let next = text.indexOf('`', at + length);
  while (next !== -1 && next < end) {
    const closing = ticks(text, next, end);
    if (closing === length) return { end: next + closing, unclosed };
    next = text.indexOf('`', next + closing);
  }
  return { end: at + length, unclosed: unclosed | bit };
}

function ticks(text: string, at: number, end: number): number {
  let after = at;
  while (after < end && text.charCodeAt(after) === 96) after++;
  return after - at;
}

/**
 * The link target in the round brackets at `at`: it holds no white space, unless a title follows. `end` is the offset
 * after it where it was found, otherwise the offset up to which there is none.
 */
export function linkTargetEnd(
  text: string,
  at: number,
  end: number,
): { readonly found: boolean; readonly end: number } {
  let depth = 0;
  let next = at;
  for (; next < end; next++) {
    const unit = text.charCodeAt(next);
    if (unit === 40) depth++;
    else if (unit === 41 && --depth === 0) return { found: true, end: next + 1 };
    else if (unit === 32 || unit === 9) {
      const title = text.charAt(next + 1);
      return { found: title === '"' || title === "'", end: next };
    }
  }
  return { found: false, end: next };
}

/** The longest tag without attributes, and with them, in UTF-16 code units: `a <b and c> d` may be no tag at all. */
const LONGEST_TAG = 300;
const LONGEST_TAG_WITH_ATTRIBUTES = 3000;

/** Offset after the tag, comment or address in angle brackets at `at`; the next offset where there is none. */
export function tagEnd(text: string, at: number, end: number): number {
  if (!/[A-Za-z/!]/.test(text.charAt(at + 1))) return at + 1;
  const last = Math.min(end, at + LONGEST_TAG_WITH_ATTRIBUTES);
  let isAttributed = false;
  for (let next = at + 1; next < last && (isAttributed || next < at + LONGEST_TAG); next++) {
    const unit = text.charCodeAt(next);
    if (unit === 62) return next + 1;
    if (unit === 60) break;
    if (unit === 61) isAttributed = true;
  }
  return at + 1;
}

/** Offset after the address that goes on at `at`: it ends at white space, a quotation mark or angle bracket. */
export function urlEnd(text: string, at: number, end: number): number {
  let after = at;
  for (; after < end; after++) {
    const unit = text.charCodeAt(after);
    if (unit <= 32 || unit > 126 || unit === 34 || unit === 60 || unit === 62) break;
  }
  return after;
}
