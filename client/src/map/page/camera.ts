import { select } from 'd3-selection';
import { type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import type { Box, Point, View } from './picture.js';

const scales = [0.05, 12] as const;
/** The whole of a small picture is not blown up beyond this. */
const largestFit = 1.6;
/** Pixels around a picture that is fitted: names reach out to its sides. */
const padding = { x: 120, y: 24 };

/** Pan and zoom of an element by mouse, wheel, touch and call. */
export class Camera {
  readonly #element: HTMLElement;
  readonly #zoom: ZoomBehavior<HTMLElement, unknown>;
  #view: View = { x: 0, y: 0, scale: 1 };

  /** `moved`: the view is another one; `byUser`: somebody dragged or turned the wheel. */
  constructor(element: HTMLElement, moved: (byUser: boolean) => void) {
    this.#element = element;
    this.#zoom = zoom<HTMLElement, unknown>()
      .scaleExtent([...scales])
      .filter((event: MouseEvent) => event.button === 0 && event.type !== 'dblclick')
      .on('zoom', ({ transform: { x, y, k }, sourceEvent }) => {
        this.#view = { x, y, scale: k };
        moved(Boolean(sourceEvent));
      });
    select(element).call(this.#zoom);
  }

  get view(): View {
    return this.#view;
  }

  set view({ x, y, scale }: View) {
    select(this.#element).call(this.#zoom.transform, zoomIdentity.translate(x, y).scale(scale));
  }

  /** Zooms around the middle of the panel. */
  zoomBy(factor: number): void {
    select(this.#element).call(this.#zoom.scaleBy, factor);
  }

  panBy(x: number, y: number): void {
    this.view = { ...this.#view, x: this.#view.x + x, y: this.#view.y + y };
  }

  /** Shows the whole of a picture. */
  fit({ x, y, width, height }: Box): void {
    const { clientWidth, clientHeight } = this.#element;
    const room = (whole: number, around: number) => Math.max(1, whole - 2 * Math.min(around, whole / 8));
    const [scaleX, scaleY] = [room(clientWidth, padding.x) / width, room(clientHeight, padding.y) / height];
    const scale = Math.max(scales[0], Math.min(largestFit, scaleX, scaleY));
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    this.view = { x: clientWidth / 2 - scale * middleX, y: clientHeight / 2 - scale * middleY, scale };
  }

  /** Moves no more than is needed for a box of the panel to be in sight, with some room around it. */
  bringIntoSight({ x, y, width, height }: Box): void {
    const { clientWidth, clientHeight } = this.#element;
    const room = Math.min(60, clientWidth / 4, clientHeight / 4);
    this.panBy(into(x, width, room, clientWidth - room), into(y, height, room, clientHeight - room));
  }

  /** Puts a point of the panel into its middle. */
  centreOn({ x, y }: Point): void {
    this.panBy(this.#element.clientWidth / 2 - x, this.#element.clientHeight / 2 - y);
  }
}

/** How far to move a stretch so that it lies between two bounds; one that is longer begins at the first. */
function into(start: number, length: number, least: number, most: number): number {
  if (start < least || length > most - least) return least - start;
  return start + length > most ? most - start - length : 0;
}
