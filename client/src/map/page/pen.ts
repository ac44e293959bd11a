/** What a path is made of: the part of a canvas's context that can be written as SVG as well. Angles are radians. */
export interface Trace {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(throughX: number, throughY: number, x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  /** A whole circle, as a part of its own. */
  circle(x: number, y: number, radius: number): void;
  closePath(): void;
}

/** How a path is painted. Colours are those of CSS; `width` in pixels, 1 where it is absent; `opacity` 0 to 1. */
export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

/** How a text is written: `size` in pixels, `x` is its `anchor`, `y` its middle. `halo` surrounds it with a colour. */
export interface Lettering {
  readonly colour: string;
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly halo?: string;
  readonly opacity?: number;
}

/** Draws on the screen or into an SVG: both get the same calls, in pixels of the panel. */
export interface Pen {
  /** Many shapes in one path cost little more than one. */
  path(shape: (trace: Trace) => void, paint: Paint): void;
  text(text: string, x: number, y: number, lettering: Lettering): void;
  /** The width of a text in pixels. */
  widthOf(text: string, lettering: Lettering): number;
}
