import { type Location, l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { CopyAnswer, RepeatAnswer, RepeatPart } from '../../../server/src/protocol.js';
import { written } from '../numbers.js';
import { placeName, toLocation } from '../places.js';
import { withoutIcons } from '../without-icons.js';

export interface RepeatItem extends QuickPickItem {
  readonly repeat?: RepeatAnswer;
  /** Its first place. */
  readonly place?: Location;
}

/** A place to go to, or what can be done about the repeat. */
export interface CopyItem extends QuickPickItem {
  readonly place?: Location;
  readonly intend?: boolean;
}

/** The button of a repeat that marks its copies as intended. */
export const markButton = { iconPath: new ThemeIcon('check'), tooltip: l10n.t('Mark as intended') };

/** The button of an intended repeat that has it flagged again. */
const unmarkButton = { iconPath: new ThemeIcon('discard'), tooltip: l10n.t('Take the mark back') };

/** Words that could go, from which on a repeat stands in each part of the list. */
const steps = [1000, 100, 1];

/** The repeats by how many words could go, the most first; then what is no copy to remove, and what is intended. */
export function repeatItems(repeats: readonly RepeatAnswer[]): readonly RepeatItem[] {
  const parts = new Map<string, RepeatAnswer[]>();
  const sorted = repeats.toSorted((a, b) => b.spare - a.spare);
  const titles = [...steps.map(stepTitle), partName('kept'), partName('intended')];
  for (const title of titles) parts.set(title, []);
  for (const repeat of sorted) parts.get(titles[partOf(repeat)] ?? '')?.push(repeat);
  return [...parts].flatMap(([label, ofPart]) =>
    ofPart.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...ofPart.map(repeatItem)],
  );
}

/** The places of a repeat, in note order; then what its buttons do, for the keyboard. */
export function copyItems(repeat: RepeatAnswer): readonly CopyItem[] {
  const places = repeat.copies.map((copy) => {
    const place = toLocation(copy.location);
    const intended = copy.intended === undefined ? [] : [l10n.t('intended')];
    return { label: withoutIcons(placeName(place)), description: [kindName(copy), ...intended].join(' · '), place };
  });
  const actions = buttonsOf(repeat).map((button) => ({
    label: `$(${button.iconPath.id}) ${button.tooltip}`,
    intend: button === markButton,
  }));
  return [...places, { label: '', kind: QuickPickItemKind.Separator }, ...actions];
}

/** What can be done about a repeat: mark the copies that are not intended, take back the marks of those that are. */
function buttonsOf({ copies }: RepeatAnswer) {
  const isMarkable = copies.some(({ mark, intended }) => mark !== undefined && intended === undefined);
  const isMarked = copies.some(({ intended }) => intended !== undefined);
  return [...(isMarkable ? [markButton] : []), ...(isMarked ? [unmarkButton] : [])];
}

/** What the parts are called that follow after what could go. */
export function partName(part: Exclude<RepeatPart, 'spare'>): string {
  return part === 'kept' ? l10n.t('Quotations and boilerplate') : l10n.t('Intended');
}

function repeatItem(repeat: RepeatAnswer): RepeatItem {
  const { preview, copies, spare, part } = repeat;
  const original = copies.find(({ kind }) => kind === 'original');
  const place = original && toLocation(original.location);
  const marked = copies.filter(({ intended }) => intended !== undefined).length;
  const parts = [
    l10n.t('{0} places', copies.length),
    spare > 0 && l10n.t('{0} words could go', written(spare)),
    marked > 0 && part !== 'intended' && l10n.t('{0} intended', marked),
  ];
  return {
    label: place ? withoutIcons(placeName(place)) : '',
    description: parts.filter(Boolean).join(' · '),
    detail: withoutIcons(preview),
    buttons: buttonsOf(repeat),
    repeat,
    ...(place && { place }),
  };
}

function stepTitle(least: number, at: number): string {
  const most = steps[at - 1];
  return most === undefined
    ? l10n.t('{0} words and more could go', written(least))
    : l10n.t('{0} to {1} words', written(least), written(most - 1));
}

function partOf({ part, spare }: RepeatAnswer): number {
  if (part === 'spare') return steps.findIndex((least) => spare >= least);
  return part === 'kept' ? steps.length : steps.length + 1;
}

/** What a place of a repeat is, in a word or two. */
export function kindName({ kind, similarity }: CopyAnswer): string {
  const names = {
    original: l10n.t('original'),
    copy: l10n.t('copy'),
    near: similarity < 1 ? l10n.t('near copy, {0} %', Math.min(Math.round(similarity * 100), 99)) : l10n.t('near copy'),
    quotation: l10n.t('quotation'),
    boilerplate: l10n.t('boilerplate'),
  };
  return names[kind];
}
