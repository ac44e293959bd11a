import type { Lettering, Paint, Pen, Trace } from './pen.js';

/** Draws on a canvas, whose pixels may be finer than those of the panel. */
export class CanvasPen implements Pen {
  readonly #context: CanvasRenderingContext2D;
  readonly #family: string;
  readonly #widths = new Map<string, number>();

  constructor(context: CanvasRenderingContext2D, family: string) {
    this.#context = context;
    this.#family = family;
  }

  path(shape: (trace: Trace) => void, { fill, stroke, width = 1, dash, opacity = 1 }: Paint): void {
    const path = new PathTrace();
    shape(path);
    this.#context.globalAlpha = opacity;
    if (fill) {
      this.#context.fillStyle = fill;
      this.#context.fill(path);
    }
    if (stroke) {
      this.#context.strokeStyle = stroke;
      this.#context.lineWidth = width;
      this.#context.setLineDash([...(dash ?? [])]);
      this.#context.stroke(path);
    }
    this.#context.globalAlpha = 1;
  }

  text(text: string, x: number, y: number, lettering: Lettering): void {
    const { colour, anchor = 'start', halo, opacity = 1 } = lettering;
    this.#context.font = this.#font(lettering);
    this.#context.textAlign = anchor === 'middle' ? 'center' : anchor;
    this.#context.textBaseline = 'middle';
    this.#context.globalAlpha = opacity;
    if (halo) {
      this.#context.strokeStyle = halo;
      this.#context.lineWidth = 3;
      this.#context.lineJoin = 'round';
      this.#context.setLineDash([]);
      this.#context.strokeText(text, x, y);
    }
    this.#context.fillStyle = colour;
    this.#context.fillText(text, x, y);
    this.#context.globalAlpha = 1;
  }

  widthOf(text: string, lettering: Lettering): number {
    const font = this.#font(lettering);
    const key = `${font} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#context.font = font;
      width = this.#context.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }

  #font({ size, bold }: Lettering): string {
    return `${bold ? '600 ' : ''}${size}px ${this.#family}`;
  }
}

class PathTrace extends Path2D implements Trace {
  circle(x: number, y: number, radius: number): void {
    this.moveTo(x + radius, y);
    this.arc(x, y, radius, 0, 2 * Math.PI);
  }
}
