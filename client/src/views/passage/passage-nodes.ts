import type { Location, TreeItem } from 'vscode';

/** The parts of the view, in the order in which they are shown: the longest last. */
export const sectionNames = ['concepts', 'copies', 'quotations', 'related'] as const;
export type SectionName = (typeof sectionNames)[number];

/** A part of what is known of a passage. It stays the same object for as long as the view lives. */
export interface PassageSection {
  readonly section: SectionName;
  rows: readonly PassageRow[];
  /** What the title says of its rows. */
  count: number;
}

export interface PassageRow {
  readonly item: TreeItem;
  /** Where a click leads; absent where it leads nowhere. */
  readonly place?: Location;
  readonly rows?: readonly PassageRow[];
}

/** The row of a concept. */
export interface TermRow extends PassageRow {
  readonly term: string;
}

export type PassageNode = PassageSection | PassageRow;
