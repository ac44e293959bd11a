import type { Location } from 'vscode-languageserver-protocol';
import type { Colours } from './colours.js';
import type { Pen } from './pen.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Pan and zoom: a point of the picture stands on the panel at `x + scale * point.x`, `y + scale * point.y`. */
export interface View extends Point {
  readonly scale: number;
}

/** One thing of a picture that can be pointed at, and one row of its table. */
export interface Item {
  /** The same for the same thing in other data. */
  readonly key: string;
  readonly name: string;
  /** What is said of it beside its name, a line each. */
  readonly facts: readonly string[];
  /** What the table says of it beside its name, in the order of {@link Picture.columns}. */
  readonly cells: readonly (string | number)[];
  /** What the search looks through beside the name. */
  readonly text?: string;
  /** Where opening it leads; absent where it has no place. */
  readonly location?: Location;
  /** What it is a copy of and can be compared with. */
  readonly original?: Location;
  /** What can be done with it besides opening it, for those who point at it. */
  readonly hint?: string;
}

/** What is to be seen of a picture. Sizes are pixels of the panel. */
export interface Look {
  readonly view: View;
  readonly size: { readonly width: number; readonly height: number };
  readonly colours: Colours;
  /** Keys of items: under the mouse, with the keyboard's focus, found by the search (undefined: nothing is searched). */
  readonly hovered?: string | undefined;
  readonly focused?: string | undefined;
  readonly found?: ReadonlySet<string> | undefined;
}

/** What a colour of the picture stands for. */
export interface Legend {
  readonly name: string;
  readonly colour: keyof Colours;
  readonly shape: 'circle' | 'square' | 'line';
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** One of the pictures of the map, made anew for each choice of data; what it draws depends on the look alone. */
export interface Picture {
  /** The weightiest first. */
  readonly items: readonly Item[];
  /** Heads of the columns of the table: the first is that of the names. */
  readonly columns: readonly string[];
  readonly legend: readonly Legend[];
  /** What is left out because there is too much, as a sentence. */
  readonly leftOut?: string | undefined;
  /** What the whole takes up, in points of the picture. */
  readonly bounds: Box;
  /** Does a small part of the work of laying out, and says whether more is left. Absent where nothing is to be done. */
  settle?(): boolean;
  /** How many lines the backdrop has. */
  readonly lines: number;
  /** Whether pan and zoom move it up and down alone. */
  readonly isUpright: boolean;
  /** Draws the lines behind all, as far as they are in `sight`: they depend on view, size, colours and search alone. */
  drawBackdrop(pen: Pen, look: Look, sight: Box): void;
  /** How much of the backdrop is to be seen, 0 to 1. */
  backdropOpacity(look: Look): number;
  /** Draws what stands before the backdrop. */
  draw(pen: Pen, look: Look): void;
  /** The item at a point of the panel. */
  itemAt(point: Point, view: View): Item | undefined;
  /** Where an item stands on the panel. */
  boxOf(key: string, view: View): Box | undefined;
  /** The item beside another one. */
  next(key: string, direction: Direction): Item | undefined;
}
