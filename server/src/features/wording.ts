import type { Copy, Repeat } from '../index.js';
import { count, percent } from './display.js';

/** How long the repeat is, how similar, and where its original is: `at` says that, such as `in a.md, line 3`. */
export function messageOf(copy: Copy, repeat: Repeat, at: string): string {
  const words = count(repeat.words, 'word');
  switch (copy.kind) {
    case 'near':
      return `Nearly a copy${share(copy)} of ${words} ${at}.`;
    case 'quotation':
      return `Quotes ${words} ${at}.`;
    case 'boilerplate':
      return `Boilerplate of ${words}, in ${count(repeat.copies.length, 'place')}; the first is ${at}.`;
    default:
      return `A copy of ${words} ${at}.`;
  }
}

/** At most `most` other places of a repeat that are named with one of its copies, and what is said of each. */
export function othersOf(
  copy: Copy,
  repeat: Repeat,
  most: number,
): readonly { readonly other: Copy; readonly message: string }[] {
  const places = repeat.copies.filter((other) => other !== copy);
  const missing = places.length - most;
  return places.slice(0, most).map((other, i) => {
    const more = missing > 0 && i === most - 1 ? `, and ${count(missing, 'place')} more` : '';
    return { other, message: `${roleOf(other)}${more}` };
  });
}

/** What a place of a repeat is, in a few words. */
export function roleOf(copy: Copy): string {
  switch (copy.kind) {
    case 'original':
      return 'The original';
    case 'near':
      return `Nearly a copy${share(copy)}`;
    case 'quotation':
      return 'A quotation';
    case 'boilerplate':
      return 'Boilerplate';
    default:
      return 'A copy';
  }
}

/** A copy that only leaves parts of the original out agrees in all its words: the share would say nothing. */
function share({ similarity }: Copy): string {
  return similarity < 1 ? ` (${percent(similarity)})` : '';
}
