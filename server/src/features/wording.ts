import type { Copy, Repeat } from '../index.js';
import type { Translate } from '../messages.js';
import { percent } from './display.js';

/** How long the repeat is, how similar, and where its original is: `at` says that, such as `in a.md, line 3`. */
export function messageOf(t: Translate, copy: Copy, { words, copies }: Repeat, at: string): string {
  switch (copy.kind) {
    case 'near':
      return saysShare(copy)
        ? t('Nearly a copy ({0}) of {1} words {2}.', percent(copy.similarity), words, at)
        : t('Nearly a copy of {0} words {1}.', words, at);
    case 'quotation':
      return t('Quotes {0} words {1}.', words, at);
    case 'boilerplate':
      return t('Boilerplate of {0} words, in {1} places; the first is {2}.', words, copies.length, at);
    default:
      return t('A copy of {0} words {1}.', words, at);
  }
}

/** At most `most` other places of a repeat that are named with one of its copies, and what is said of each. */
export function othersOf(
  t: Translate,
  copy: Copy,
  repeat: Repeat,
  most: number,
): readonly { readonly other: Copy; readonly message: string }[] {
  const missing = repeat.copies.length - 1 - most;
  const first = repeat.copies.slice(0, most + 1).filter((other) => other !== copy);
  return first.slice(0, most).map((other, i) => {
    const role = roleOf(t, other);
    return { other, message: missing > 0 && i === most - 1 ? withMore(t, role, missing) : role };
  });
}

function withMore(t: Translate, role: string, missing: number): string {
  return missing === 1 ? t('{0}, and 1 place more', role) : t('{0}, and {1} places more', role, missing);
}

/** What a place of a repeat is, in a few words. */
export function roleOf(t: Translate, copy: Copy): string {
  switch (copy.kind) {
    case 'original':
      return t('The original');
    case 'near':
      return saysShare(copy) ? t('Nearly a copy ({0})', percent(copy.similarity)) : t('Nearly a copy');
    case 'quotation':
      return t('A quotation');
    case 'boilerplate':
      return t('Boilerplate');
    default:
      return t('A copy');
  }
}

/** A copy that only leaves parts of the original out agrees in all its words: the share would say nothing. */
function saysShare({ similarity }: Copy): boolean {
  return similarity < 1;
}

/** How often a concept or a candidate stands in the notes. */
export function mentionCounts(
  t: Translate,
  { mentions, notes }: { readonly mentions: number; readonly notes: number },
): string {
  if (mentions === 1) return t('1 mention in 1 note');
  return notes === 1 ? t('{0} mentions in 1 note', mentions) : t('{0} mentions in {1} notes', mentions, notes);
}
