import { l10n, ThemeIcon, TreeItem } from 'vscode';
import type { CopyAnswer, CopyPair, RepeatAnswer } from '../../../server/src/protocol.js';
import { type LspLocation, placeName, toLocation } from '../places.js';
import { kindName } from '../repeats/repeat-items.js';
import { openCommand, type PlaceNode } from './place-node.js';

/** A row of a view that stands for a place of a repeat. It is what the commands get that act on a copy. */
export interface CopyNode extends PlaceNode, Partial<CopyPair> {
  readonly item: TreeItem;
  readonly repeat: Pick<RepeatAnswer, 'preview'>;
  readonly answer: CopyAnswer;
}

/**
 * The row of a place of a repeat; `other`: the place that it can be compared with, `shown`: where it opens, if that is
 * not its start. The words of its `contextValue` say
 * what can be done: `place`, `compare`, `remove`, `mark`, `unmark`.
 */
export function copyNode(
  repeat: Pick<RepeatAnswer, 'preview'>,
  answer: CopyAnswer,
  other?: CopyAnswer,
  shown: LspLocation = answer.location,
): CopyNode {
  const place = toLocation(shown);
  const item = new TreeItem(placeName(place));
  item.description = [kindName(answer), ...(answer.intended === undefined ? [] : [l10n.t('intended')])].join(' · ');
  item.tooltip = repeat.preview;
  item.iconPath = new ThemeIcon(answer.kind === 'original' ? 'file' : 'copy');
  item.command = openCommand(place);
  item.contextValue = [
    'place',
    ...(other ? ['compare'] : []),
    ...(answer.kind === 'copy' || answer.kind === 'near' || answer.kind === 'boilerplate' ? ['remove'] : []),
    ...(answer.intended !== undefined ? ['unmark'] : answer.mark !== undefined ? ['mark'] : []),
  ].join(' ');
  return { place, item, repeat, answer, ...(other && pairOf(answer, other)) };
}

/** Of two places the one that is compared with the other: never the original. */
function pairOf(one: CopyAnswer, other: CopyAnswer): CopyPair {
  const [copy, original] = one.kind === 'original' ? [other, one] : [one, other];
  return { copy: copy.location, original: original.location };
}
