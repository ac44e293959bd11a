import { l10n, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { ListedRepeat } from '../../../../server/src/protocol.js';
import { written } from '../../numbers.js';
import { partName } from '../../repeats/repeat-items.js';
import { copyNode } from '../copy-node.js';
import type { PartNode, RepeatNode, RepeatPlaceNode, RepeatsNode, RestNode } from './repeat-nodes.js';

/** How many words could go, or how long it is, and what it begins with. */
function repeatRow({ id, repeat }: RepeatNode): TreeItem {
  const { words, spare, preview, places } = repeat;
  const counted = spare > 0 ? spare : words;
  const item = new TreeItem(l10n.t('{0} words', written(counted)), TreeItemCollapsibleState.Collapsed);
  const facts = [
    l10n.t('{0} places', written(places)),
    spare > 0 ? l10n.t('{0} words could go', written(spare)) : l10n.t('{0} words', written(words)),
  ];
  item.id = id;
  item.description = preview;
  item.tooltip = `${preview}\n\n${facts.join(' · ')}`;
  item.accessibilityInformation = { label: `${facts.join(', ')}: ${preview}` };
  item.contextValue = ['repeat', ...skillsOf(repeat)].join(' ');
  return item;
}

/** What can be done about a repeat, as words of its `contextValue`. */
function skillsOf({ part, places, copies }: ListedRepeat): readonly string[] {
  return [
    ...(part === 'spare' ? ['removeOthers'] : []),
    ...(places === 2 ? ['compare'] : []),
    ...(copies.some(({ mark, intended }) => mark !== undefined && intended === undefined) ? ['mark'] : []),
    ...(copies.some(({ intended }) => intended !== undefined) ? ['unmark'] : []),
  ];
}

/** The places of a repeat, the original first. */
export function placesOf(repeat: ListedRepeat): readonly RepeatPlaceNode[] {
  const original = repeat.copies.find(({ kind }) => kind === 'original');
  const others = repeat.copies.filter((copy) => copy !== original);
  const [only] = others.length === 1 ? others : [];
  return [...(original ? [original] : []), ...others].map((copy) => ({
    kind: 'copy',
    ...copyNode(repeat, copy, copy === original ? only : original),
  }));
}

function partRow({ part, isFiltered, count }: PartNode): TreeItem {
  const { Collapsed, Expanded } = TreeItemCollapsibleState;
  const item = new TreeItem(partName(part), isFiltered ? Expanded : Collapsed);
  item.id = isFiltered ? `${part} filtered` : part;
  item.description = written(count);
  item.accessibilityInformation = { label: `${partName(part)}, ${written(count)}` };
  if (part === 'kept') {
    item.tooltip = l10n.t(
      'Quotations, boilerplate, and near copies that are little like their original. None of them has to go.',
    );
  }
  return item;
}

function restRow({ count, part }: RestNode): TreeItem {
  if (part === undefined) return new TreeItem(l10n.t('More places: {0}', written(count)));
  const title = l10n.t('Show more');
  const item = new TreeItem(title);
  item.description = written(count);
  item.command = { title, command: 'intertext.showMoreRepeats', arguments: [part] };
  return item;
}

export function rowOf(node: RepeatsNode): TreeItem {
  switch (node.kind) {
    case 'repeat':
      return repeatRow(node);
    case 'part':
      return partRow(node);
    case 'rest':
      return restRow(node);
    default:
      return node.item;
  }
}
