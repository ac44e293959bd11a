import { seemly } from '../../text/seemly.js';

/** The longest term, in UTF-16 code units: what is longer is no term. */
const LONGEST_TERM = 200;

/** A term without the Markdown and quotation marks around it; empty where it is too long to be a term. */
export function plainTerm(term: string): string {
  if (term.length > LONGEST_TERM) return '';
  let plain = seemly(term)
    .replace(/!?\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/g, '$1')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  for (;;) {
    const inner = (marked.exec(plain)?.[2] ?? quoted.exec(plain)?.[1])?.trim();
    if (inner === undefined || inner === '') return plain;
    plain = inner;
  }
}

/** Text between two equal marks of emphasis or code; a colon may follow. */
const marked = /^(\*{1,3}|_{1,3}|`{1,2})([^*_`]+)\1:?$/;
/** Text between quotation marks; a colon may follow. */
const quoted = /^["'“”‘’«»„]([^"“”«»„]+)["'“”‘’«»]:?$/;
