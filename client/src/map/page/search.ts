import type { Item } from './picture.js';

/** The keys of the items whose names and texts hold every word, in the order of the items; undefined where nothing is searched. */
export function search(items: readonly Item[], words: string): ReadonlySet<string> | undefined {
  const wanted = plain(words).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return undefined;
  const isFound = ({ name, text = '' }: Item) => {
    const all = plain(`${name} ${text}`);
    return wanted.every((word) => all.includes(word));
  };
  return new Set(items.filter(isFound).map(({ key }) => key));
}

/** Without capitals and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
