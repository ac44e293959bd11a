import { Backdrop } from './backdrop.js';
import { CanvasPen } from './canvas-pen.js';
import type { Pen } from './pen.js';
import type { Look, Picture } from './picture.js';
import { fontFamily } from './theme.js';

/** The pixels of a canvas, as fine as those of the machine. */
export class Screen {
  readonly #canvas: HTMLCanvasElement;
  readonly #backdrop = new Backdrop();
  #pen: CanvasPen | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** Takes the size that the canvas has on the page, in pixels of the page. */
  resize(width: number, height: number): void {
    this.#canvas.width = Math.round(width * devicePixelRatio);
    this.#canvas.height = Math.round(height * devicePixelRatio);
    this.#pen = undefined;
  }

  /** Another theme may have another font. */
  followTheme(): void {
    this.#pen = undefined;
  }

  clear(): void {
    const context = this.#canvas.getContext('2d');
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  /** `isMoving`: the view is about to be another one. */
  draw(picture: Picture, look: Look, isMoving: boolean): void {
    const context = this.#canvas.getContext('2d');
    const pen = this.#ownPen;
    if (!context || !pen) return;
    const density = devicePixelRatio;
    this.clear();
    context.setTransform(density, 0, 0, density, 0, 0);
    this.#backdrop.draw(context, picture, look, density, isMoving);
    picture.draw(pen, look);
  }

  /** How wide a text is on it. */
  readonly widthOf: Pen['widthOf'] = (...text) => this.#ownPen?.widthOf(...text) ?? 0;

  get #ownPen(): CanvasPen | undefined {
    const context = this.#canvas.getContext('2d');
    this.#pen ??= context ? new CanvasPen(context, fontFamily()) : undefined;
    return this.#pen;
  }
}
