import type { ListedRepeat, RepeatPart } from '../../../../server/src/protocol.js';
import type { CopyNode } from '../copy-node.js';

/** A repeat. It stays the same object for as long as it is shown. */
export interface RepeatNode {
  readonly kind: 'repeat';
  /** Of the row: the editor keeps open what has the same one. */
  readonly id: string;
  repeat: ListedRepeat;
  /** Undefined until somebody opens it. */
  places: readonly RepeatPlaceNode[] | undefined;
}

export interface RepeatPlaceNode extends CopyNode {
  readonly kind: 'copy';
}

/** What follows after the repeats of which copies could go. */
export interface PartNode {
  readonly kind: 'part';
  readonly part: Exclude<RepeatPart, 'spare'>;
  /** What was filtered is to be seen at once. */
  readonly isFiltered: boolean;
  count: number;
}

/** In place of repeats of a part, or of places of a repeat, that are not shown. */
export interface RestNode {
  readonly kind: 'rest';
  readonly count: number;
  /** Whose next page it shows when it is clicked; undefined for places. */
  readonly part?: RepeatPart;
}

export type RepeatsNode = RepeatNode | RepeatPlaceNode | PartNode | RestNode;
