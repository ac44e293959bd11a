import type { Copy, Place, Repeat } from '../index.js';
import { hasAddressesOf } from './addresses.js';
import { Draft } from './draft.js';
import { removalOf } from './removal.js';

/** What goes when one copy of a repeat is kept. */
export interface Others {
  readonly copies: readonly Copy[];
  /** Whether they all equal the copy that is kept: otherwise words would be lost with them. */
  readonly isExact: boolean;
}

/**
 * The copies that go when one is kept: those that equal it, and where there is none, those that nearly do. Quotations,
 * boilerplate and what is intended stay.
 */
export function othersThan(kept: Copy, { copies }: Repeat): Others {
  const others = copies.filter((copy) => copy !== kept && isText(copy) && copy.intended === undefined);
  const exact = kept.kind === 'near' || !isText(kept) ? [] : others.filter(({ kind }) => kind !== 'near');
  if (exact.length > 0) return { copies: exact, isExact: true };
  return { copies: isText(kept) ? others : [], isExact: false };
}

/**
 * The notes, by URI, without these copies, `texts` being the notes as they are. A copy stays that overlaps the one that
 * is kept or one that goes, or holds an address that the kept one lacks; and so does one in a note without a text.
 */
export function withoutCopies(
  kept: Place,
  copies: readonly Copy[],
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  const keptText = texts.get(kept.uri)?.slice(kept.start, kept.end);
  if (keptText === undefined) return drafts;
  // From the end of a note to its start, so that offsets stay true.
  for (const { uri, start, end } of copies.toSorted((a, b) => b.start - a.start)) {
    const text = texts.get(uri);
    const draft = drafts.get(uri) ?? (text === undefined ? undefined : new Draft(text));
    if (draft === undefined || end > (draft.edits[0]?.start ?? end)) continue;
    const removal = removalOf(draft.text, start, end);
    const isApart = uri !== kept.uri || removal.end <= kept.start || kept.end <= removal.start;
    if (!isApart || !hasAddressesOf(keptText, draft.textOf(removal))) continue;
    draft.apply(removal);
    drafts.set(uri, draft);
  }
  return drafts;
}

/** Text that stands for itself, in the original or a copy of it. */
function isText({ kind }: Copy): boolean {
  return kind === 'original' || kind === 'copy' || kind === 'near';
}
