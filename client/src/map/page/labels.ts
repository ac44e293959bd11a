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

/** Between a point and its label, and between two labels, in pixels. */
const gap = 3;
/** So many of the first labels may hide a point, where there is no other room for them. */
const mayHide = 8;
const apart = { x: 3, y: 1 };
const cellSize = 64;
/** More columns of cells than any picture has. */
const columns = 1 << 20;

/**
 * Places as many labels as have room, at most `most`, in the order of the wishes: right of the point, left of it, under
 * it or above. None overlaps another one, nor, but for the first few, a point.
 */
export function placeLabels<Wish extends LabelWish>(
  wishes: readonly Wish[],
  most = Number.POSITIVE_INFINITY,
): readonly Label<Wish>[] {
  const points = new TakenRoom();
  for (const { x, y, radius } of wishes)
    points.take({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
  const taken = new TakenRoom();
  const labels: Label<Wish>[] = [];
  for (const wish of wishes) {
    if (labels.length >= most) break;
    const free = places(wish).filter(({ box }) => taken.isFree(box));
    const place = free.find(({ box }) => points.isFree(box)) ?? (labels.length < mayHide ? free[0] : undefined);
    if (place) taken.take(place.box);
    if (place) labels.push({ wish, x: place.x, y: place.y, anchor: place.anchor });
  }
  return labels;
}

interface Place extends Point {
  readonly anchor: Label<unknown>['anchor'];
  readonly box: Box;
}

function places({ x, y, radius, width, height }: LabelWish): readonly Place[] {
  const away = radius + gap;
  const [right, left, under, above] = [x + away, x - away, y + away + height / 2, y - away - height / 2];
  const box = (boxX: number, middle: number) => {
    const size = { width: width + 2 * apart.x, height: height + 2 * apart.y };
    return { x: boxX - apart.x, y: middle - height / 2 - apart.y, ...size };
  };
  return [
    { anchor: 'start', x: right, y, box: box(right, y) },
    { anchor: 'end', x: left, y, box: box(left - width, y) },
    { anchor: 'middle', x, y: under, box: box(x - width / 2, under) },
    { anchor: 'middle', x, y: above, box: box(x - width / 2, above) },
  ];
}

/** Boxes, found again by the cells of a grid that they touch. */
class TakenRoom {
  readonly #cells = new Map<number, Box[]>();

  isFree(box: Box): boolean {
    return !cellsOf(box).some((cell) => this.#cells.get(cell)?.some((other) => overlap(box, other)));
  }

  take(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }
}

function cellsOf({ x, y, width, height }: Box): readonly number[] {
  const cells: number[] = [];
  for (let column = Math.floor(x / cellSize); column <= (x + width) / cellSize; column++) {
    for (let row = Math.floor(y / cellSize); row <= (y + height) / cellSize; row++) cells.push(row * columns + column);
  }
  return cells;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
