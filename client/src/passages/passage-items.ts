import { type Location, l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { PassageAnswer } from '../../../server/src/protocol.js';
import { placeName, toLocation } from '../places.js';
import { withoutIcons } from '../without-icons.js';
import { narrow } from './passage-narrowing.js';

/** A passage to go to; a line that only says something has no place. */
export interface PassageItem extends QuickPickItem {
  readonly place?: Location;
}

/** Concepts and words that are named as reasons; the most telling come first. */
const mostShared = 5;

const besideButton = { iconPath: new ThemeIcon('split-horizontal'), tooltip: l10n.t('Open to the Side') };

/** A passage that is related to another one, with what ties the two together. */
export function relatedItem(answer: PassageAnswer): PassageItem {
  return passageItem(answer, [linkOf(answer), tieOf(answer)]);
}

/** A passage that a search has found, with what it holds of the query. */
export function foundItem(answer: PassageAnswer): PassageItem {
  return passageItem(answer, [sharedOf(answer)]);
}

/** Which of two passages quotes the other; empty where none does. */
export function linkOf({ relation }: PassageAnswer): string {
  if (relation === 'related') return '';
  return relation === 'source' ? l10n.t('quoted here') : l10n.t('quotes this');
}

/** What a passage shares with another one; empty where that is nothing that could be named. */
export function tieOf(answer: PassageAnswer): string {
  const shared = sharedOf(answer);
  return shared && l10n.t('shares {0}', shared);
}

/** What is folded into the answer. */
export function foldedIn({ copyCount }: PassageAnswer): string {
  if (copyCount === 0) return '';
  return copyCount === 1 ? l10n.t('and 1 copy') : l10n.t('and {0} copies', copyCount);
}

/** Related passages narrowed to what was typed, then what a search for it has found besides. */
export function narrowedItems(
  related: readonly PassageAnswer[],
  found: readonly PassageAnswer[],
  typed: string,
): readonly PassageItem[] {
  const { kept, besides } = narrow(related, found, typed, (answer) => {
    const { label, description, detail } = relatedItem(answer);
    return `${label} ${description} ${detail}`;
  });
  const title = { label: l10n.t('elsewhere'), kind: QuickPickItemKind.Separator };
  const items = besides.length === 0 ? [] : [title, ...besides.map(foundItem)];
  return [...kept.map(relatedItem), ...items];
}

/** In place of a list that holds nothing. */
export const nothingFound: PassageItem = { label: l10n.t('No passage was found.'), alwaysShow: true };

/** The list shows what it is given: what was typed has found it, or does not hide it. */
function passageItem(answer: PassageAnswer, reasons: readonly string[]): PassageItem {
  const { location, preview } = answer;
  const place = toLocation(location);
  const description = [...reasons, foldedIn(answer)].filter((part) => part !== '').join(' · ');
  return {
    label: withoutIcons(placeName(place)),
    description: withoutIcons(description),
    detail: withoutIcons(preview),
    buttons: [besideButton],
    alwaysShow: true,
    place,
  };
}

/** Concepts, then words that are not in their names. */
function sharedOf({ because: { concepts, words } }: PassageAnswer): string {
  const named = concepts.join(' ').toLowerCase();
  const others = words.filter((word) => !named.includes(word));
  return [...concepts, ...others].slice(0, mostShared).join(', ');
}
