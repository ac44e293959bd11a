import type { Box, Point } from './picture.js';

/** A text that wants to stand beside a point; sizes are pixels. */
export interface LabelWish extends Point {
  /** How far from the point it has to stay. */
  readonly radius: number;
  readonly width: number;
  readonly height: number;
}

export interface Label<Wish> extends Point {
  readonly wish: Wish;
  readonly anchor: 'start' | 'middle' | 'end';
}

const gap = 3;

/**
 * Places as many labels as have room, in the order of the wishes: right of the point, left of it, under it or above.
 * None overlaps another one.
 */
export function placeLabels<Wish extends LabelWish>(wishes: readonly Wish[]): readonly Label<Wish>[] {
  const taken = new TakenRoom();
  return wishes.flatMap((wish) => {
    for (const { box, ...label } of places(wish)) {
      if (taken.take(box)) return [{ wish, ...label }];
    }
    return [];
  });
}

function places({ x, y, radius, width, height }: LabelWish): readonly (Omit<Label<never>, 'wish'> & { box: Box })[] {
  const away = radius + gap;
  const [right, left, under, above] = [x + away, x - away, y + away + height / 2, y - away - height / 2];
  const size = { width, height };
  return [
    { anchor: 'start', x: right, y, box: { ...size, x: right, y: y - height / 2 } },
    { anchor: 'end', x: left, y, box: { ...size, x: left - width, y: y - height / 2 } },
    { anchor: 'middle', x, y: under, box: { ...size, x: x - width / 2, y: under - height / 2 } },
    { anchor: 'middle', x, y: above, box: { ...size, x: x - width / 2, y: above - height / 2 } },
  ];
}

/** Boxes that do not overlap, found again by the cells of a grid that they touch. */
class TakenRoom {
  static readonly #cell = 64;
  readonly #cells = new Map<string, Box[]>();

  /** Takes the room of a box, unless some of it is taken. */
  take(box: Box): boolean {
    const cells = TakenRoom.#cellsOf(box);
    for (const cell of cells) {
      if (this.#cells.get(cell)?.some((other) => overlap(box, other))) return false;
    }
    for (const cell of cells) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
    return true;
  }

  static #cellsOf({ x, y, width, height }: Box): readonly string[] {
    const size = TakenRoom.#cell;
    const cells: string[] = [];
    for (let column = Math.floor(x / size); column <= (x + width) / size; column++) {
      for (let row = Math.floor(y / size); row <= (y + height) / size; row++) cells.push(`${column} ${row}`);
    }
    return cells;
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
