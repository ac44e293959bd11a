import type { Trace } from './pen.js';
import type { Point } from './picture.js';
import type { Stretch } from './repeat-layout.js';

/** Where the line of bars stands on the panel, and how far arcs may reach out from it; pixels. */
export interface ArcRoom {
  readonly line: number;
  readonly reach: number;
  /** How far a small arc reaches out beside the distance that it spans. */
  readonly rise: number;
}

/** Two stretches of the line that an arc leads between, in pixels of the panel, the upper one first. */
export interface Ends {
  readonly from: Stretch;
  readonly to: Stretch;
}

/** The outlines of an arc, as wide as its ends are long. */
export function traceArc(trace: Trace, { from, to }: Ends, room: ArcRoom): void {
  const outer = room.line + handle(from.start, to.end, room);
  const inner = room.line + handle(from.end, to.start, room);
  trace.moveTo(room.line, from.start);
  trace.bezierCurveTo(outer, from.start, outer, to.end, room.line, to.end);
  trace.lineTo(room.line, to.start);
  trace.bezierCurveTo(inner, to.start, inner, from.end, room.line, from.end);
  trace.closePath();
}

/** The middle line of an arc, which is all that is seen of a thin one. */
export function traceThread(trace: Trace, { from, to }: Ends, room: ArcRoom): void {
  const [start, end] = [(from.start + from.end) / 2, (to.start + to.end) / 2];
  const out = room.line + handle(start, end, room);
  trace.moveTo(room.line, start);
  trace.bezierCurveTo(out, start, out, end, room.line, end);
}

/** How far beside the middle of an arc a point lies, in pixels; undefined where it lies outside of it by more than `slack`. */
export function besideArc({ x, y }: Point, { from, to }: Ends, room: ArcRoom, slack: number): number | undefined {
  // Far out the two curves may cross.
  const curves = [reachAt(y, from.start, to.end, room), reachAt(y, from.end, to.start, room)];
  const [inner, outer] = [Math.min(...curves), Math.max(...curves)];
  const away = x - room.line;
  if (y < from.start - slack || y > to.end + slack || away < inner - slack || away > outer + slack) return undefined;
  return Math.abs(away - (outer + inner) / 2);
}

/** Where the handles of a curve stand, beside the line: it reaches out three quarters as far. */
function handle(start: number, end: number, { reach, rise }: ArcRoom): number {
  const span = Math.max(0, end - start);
  return (4 / 3) * reach * (1 - Math.exp((-rise * span) / Math.max(1, reach)));
}

/** How far a curve has come from the line at a height of the panel. */
function reachAt(y: number, start: number, end: number, room: ArcRoom): number {
  if (y <= start || y >= end) return 0;
  const share = (y - start) / (end - start);
  // Along a curve with upright handles heights go by 3t² - 2t³, and what it reaches out by 3t(1 - t).
  const t = 0.5 - Math.sin(Math.asin(1 - 2 * share) / 3);
  return 3 * t * (1 - t) * handle(start, end, room);
}
