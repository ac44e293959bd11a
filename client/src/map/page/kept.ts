import type { Choice } from './choice.js';
import type { Point, View } from './picture.js';

export type Tab = 'concepts' | 'repeats';

/** What one of the pictures remembers. */
export interface KeptPicture {
  readonly choice: Choice;
  /** Absent while the whole picture is fitted into the panel. */
  readonly view?: View | undefined;
  readonly focused?: string | undefined;
}

/** What the page remembers while it is hidden, and over a reload of the window. */
export interface Kept {
  readonly tab: Tab;
  /** Whether the table is seen instead of the picture. */
  readonly table: boolean;
  readonly search: string;
  readonly concepts: KeptPicture;
  readonly repeats: KeptPicture;
  /** Where the nodes of the concept map stand, by their keys. */
  readonly places: Readonly<Record<string, readonly [x: number, y: number]>>;
}

const atFirst: Kept = {
  tab: 'concepts',
  table: false,
  search: '',
  concepts: { choice: { least: 1 } },
  repeats: { choice: { least: 1 } },
  places: {},
};

/** What was kept, with what an older page did not know. */
export function keptFrom(state: unknown): Kept {
  return typeof state === 'object' && state !== null ? { ...atFirst, ...state } : atFirst;
}

/** Places to keep: a tenth of a point is as good as all of it. */
export function keptPlaces(places: ReadonlyMap<string, Point>): Kept['places'] {
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return Object.fromEntries([...places].map(([key, { x, y }]) => [key, [rounded(x), rounded(y)]]));
}

export function placesFrom(kept: Kept['places']): ReadonlyMap<string, Point> {
  return new Map(Object.entries(kept).map(([key, [x, y]]) => [key, { x, y }]));
}
