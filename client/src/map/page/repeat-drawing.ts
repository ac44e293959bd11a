import { type ArcRoom, type Ends, traceArc, traceThread } from './arc-shape.js';
import type { Colours } from './colours.js';
import type { Lettering, Pen, Trace } from './pen.js';
import type { Box, Look, View } from './picture.js';
import type { Arc, Bar, Kind, Place, RepeatLayout, Stretch } from './repeat-layout.js';

/** How much is left to see of what is not meant, while something is. */
const faded = 0.15;
/** Up to so many arcs of a kind have full outlines; where there are many these would cover all, and are faint. */
const fewArcs = 100;
const leastOutline = 0.5;
/** An arc whose ends are shorter, in pixels, is a line: thousands of outlines would take long to draw. */
const thinArc = 2;
/** Pixels: half of a bar's width; the least height of a place; the room for a name, and beside it. */
export const halfBar = 7;
const leastPlace = 1.5;
const nameHeight = 15;
const beside = 8;

/** The colours of kinds, those that matter most last: they are drawn over the others. */
export const kindColours = {
  intended: 'muted',
  boilerplate: 'muted',
  original: 'copy',
  quotation: 'quotation',
  near: 'near',
  copy: 'copy',
} as const satisfies Record<Kind, keyof Colours>;

const kinds = Object.keys(kindColours) as readonly Kind[];

/** The line of bars stands beside the names; arcs have the rest. */
export function roomOf({ width, height }: Look['size']): ArcRoom {
  const line = Math.round(Math.min(230, width * 0.38));
  const reach = Math.max(40, width - line - 70);
  return { line, reach, rise: Math.min(1.8, Math.max(0.5, (1.9 * reach) / Math.max(1, height))) };
}

/** An arc on the panel. */
interface DrawnArc {
  readonly arc: Arc;
  readonly ends: Ends;
  readonly isThin: boolean;
}

export function onPanel({ start, end }: Stretch, view: View): Stretch {
  return { start: view.y + view.scale * start, end: view.y + view.scale * end };
}

export function endsOf({ from, to }: Arc, view: View): Ends {
  return { from: onPanel(from, view), to: onPanel(to, view) };
}

/** Whether some of a stretch of the panel is in sight. */
export function isInSight({ start, end }: Stretch, height: number): boolean {
  return end >= 0 && start <= height;
}

/** What is under the mouse or has the focus; undefined: nothing is. */
export type Meant = ((place: Place) => boolean) | undefined;

/** How much of the arcs is to be seen behind those of what is meant. */
export function arcsOpacity(isMeant: Meant): number {
  return isMeant ? faded : 1;
}

/** Draws the arcs of which an end is in sight, those strongly that the search found. */
export function drawAllArcs(pen: Pen, look: Look, sight: Box, { arcs }: RepeatLayout): void {
  const isClear = foundBy(look);
  const seen = arcsInSight(look, sight, arcs);
  if (!isClear) {
    drawArcs(pen, look, seen, 'calm');
    return;
  }
  const isFound = ({ arc }: DrawnArc) => isClear(arc.from) && isClear(arc.to);
  drawArcs(
    pen,
    look,
    seen.filter((arc) => !isFound(arc)),
    'pale',
  );
  drawArcs(pen, look, seen.filter(isFound), 'strong');
}

/** Draws the arcs of what is meant, and bars, places and names. */
export function drawRepeats(pen: Pen, look: Look, layout: RepeatLayout, isMeant: Meant): void {
  const isClear = isMeant ?? foundBy(look);
  if (isMeant) {
    const arcs = layout.arcs.filter(({ from, to }) => isMeant(from) && isMeant(to));
    drawArcs(pen, look, arcsInSight(look, { x: 0, y: 0, ...look.size }, arcs), 'strong');
  }
  drawBars(pen, look, layout.bars);
  drawPlaces(pen, look, layout, isClear);
  drawNames(pen, look, layout.bars, isClear);
}

function foundBy({ found }: Look): Meant {
  return found && ((place) => found.has(place.key) || found.has(place.bar.key));
}

function arcsInSight({ view }: Look, sight: Box, arcs: readonly Arc[]): readonly DrawnArc[] {
  const isSeen = ({ start, end }: Stretch) => end >= sight.y && start <= sight.y + sight.height;
  return arcs.flatMap((arc): DrawnArc[] => {
    const ends = endsOf(arc, view);
    const isThin = Math.max(ends.from.end - ends.from.start, ends.to.end - ends.to.start) < thinArc;
    return isSeen(ends.from) || isSeen(ends.to) ? [{ arc, ends, isThin }] : [];
  });
}

function drawArcs(
  pen: Pen,
  { size, colours }: Look,
  arcs: readonly DrawnArc[],
  strength: 'pale' | 'calm' | 'strong',
): void {
  const room = roomOf(size);
  for (const kind of kinds) {
    for (const isWhole of [false, true]) {
      const ofKind = arcs.filter(({ arc }) => arc.kind === kind && arc.isWhole === isWhole);
      const crowded = Math.max(leastOutline, Math.min(1, fewArcs / Math.max(1, ofKind.length)));
      const fill = isWhole ? 0.45 : 0.2;
      const width = isWhole ? 1.25 : 0.75;
      const colour = colours[kindColours[kind]];
      const paint = {
        pale: { fill: fill * faded, width: 0.75, outline: faded },
        calm: { fill, width, outline: (isWhole ? 1 : 0.6) * crowded },
        strong: { fill: fill + 0.2, width, outline: 1 },
      }[strength];
      paintArcs(pen, ofKind, room, { colour, ...paint });
    }
  }
}

/** `fill` and `outline` are opacities, `width` that of the outline in pixels. */
function paintArcs(
  pen: Pen,
  arcs: readonly DrawnArc[],
  room: ArcRoom,
  { colour, fill, width, outline }: { colour: string; fill: number; width: number; outline: number },
): void {
  const [thin, wide] = [true, false].map((isThin) => arcs.filter((arc) => arc.isThin === isThin));
  if (thin?.length) {
    const threads = (trace: Trace) => {
      for (const { ends } of thin) traceThread(trace, ends, room);
    };
    pen.path(threads, { stroke: colour, width, opacity: outline });
  }
  if (wide?.length) {
    const shapes = (trace: Trace) => {
      for (const { ends } of wide) traceArc(trace, ends, room);
    };
    pen.path(shapes, { fill: colour, opacity: fill });
    pen.path(shapes, { stroke: colour, width, opacity: outline });
  }
}

function drawBars(pen: Pen, { view, size, colours, found }: Look, bars: readonly Bar[]): void {
  const { line } = roomOf(size);
  const seen = bars.filter((bar) => isInSight(onPanel(bar, view), size.height));
  const shape = (drawn: readonly Bar[]) => (trace: Trace) => {
    for (const bar of drawn) {
      const { start, end } = onPanel(bar, view);
      trace.rect(line - halfBar, start, halfBar, Math.max(0.5, end - start));
    }
  };
  pen.path(shape(seen), { fill: colours.foreground, opacity: 0.22 });
  if (colours.contrast) pen.path(shape(seen), { stroke: colours.contrast, width: 1 });
  const ofSearch = found ? seen.filter(({ key }) => found.has(key)) : [];
  if (ofSearch.length > 0) pen.path(shape(ofSearch), { fill: colours.found, opacity: 0.6 });
}

function drawPlaces(
  pen: Pen,
  { view, size, colours, hovered, focused, found }: Look,
  { repeats }: RepeatLayout,
  isClear: ((place: Place) => boolean) | undefined,
): void {
  const { line } = roomOf(size);
  const seen = repeats.flatMap(({ places }) => places).filter((place) => isInSight(onPanel(place, view), size.height));
  const shape =
    (places: readonly Place[], grow = 0) =>
    (trace: Trace) => {
      for (const place of places) {
        const { start, end } = onPanel(place, view);
        const height = Math.max(leastPlace, end - start) + 2 * grow;
        trace.rect(line - halfBar - grow, start - grow, halfBar + 2 * grow, height);
      }
    };
  for (const kind of kinds) {
    const ofKind = seen.filter((place) => place.kind === kind);
    const clear = isClear ? ofKind.filter(isClear) : ofKind;
    const fill = colours[kindColours[kind]];
    if (clear.length < ofKind.length)
      pen.path(shape(ofKind.filter((place) => !isClear?.(place))), { fill, opacity: 2 * faded });
    if (clear.length > 0) pen.path(shape(clear), { fill, opacity: 0.9 });
  }
  if (found) {
    const places = seen.filter(({ key, bar }) => found.has(key) || found.has(bar.key));
    if (places.length > 0) pen.path(shape(places), { fill: colours.found });
  }
  const focus = seen.filter(({ key }) => key === (hovered ?? focused));
  if (focus.length > 0) pen.path(shape(focus, 2), { stroke: colours.focus, width: 2 });
}

/** Names of notes, as many as have room: those with clear places first, then those with the most repeated text. */
function drawNames(
  pen: Pen,
  { view, size, colours, hovered, focused, found }: Look,
  bars: readonly Bar[],
  isClear: ((place: Place) => boolean) | undefined,
): void {
  const { line } = roomOf(size);
  const taken: number[] = [];
  const wishes = bars.flatMap((bar) => {
    const { start, end } = onPanel(bar, view);
    if (!isInSight({ start, end }, size.height)) return [];
    const y = (Math.max(0, start) + Math.min(size.height, end)) / 2;
    const isPointedAt = bar.key === (hovered ?? focused) || found?.has(bar.key) === true;
    const isMeant = isPointedAt || (isClear !== undefined && bar.places.some(isClear));
    return [{ bar, y, isMeant, weight: repeatedPoints(bar) + (isMeant ? 1e9 : 0) }];
  });
  for (const { bar, y, isMeant } of wishes.sort((a, b) => b.weight - a.weight)) {
    if (taken.some((other) => Math.abs(other - y) < nameHeight)) continue;
    taken.push(y);
    const isVeiled = isClear !== undefined && !isMeant;
    const colour = isMeant ? colours.foreground : colours.muted;
    const lettering: Lettering = { colour, size: 12, anchor: 'end', opacity: isVeiled ? 0.5 : 1 };
    const name = fitted(pen, bar.note.name, line - halfBar - 2 * beside, lettering);
    pen.text(name, line - halfBar - beside, y, lettering);
  }
}

function repeatedPoints({ places, start, end }: Bar): number {
  return places.reduce((sum, place) => sum + place.end - place.start, 0) + (end - start) / 1000;
}

/** A name that has room: without its folders where it must be, and then without its end. */
function fitted(pen: Pen, name: string, width: number, lettering: Lettering): string {
  if (pen.widthOf(name, lettering) <= width) return name;
  const file = name.slice(name.lastIndexOf('/') + 1);
  if (pen.widthOf(file, lettering) <= width) return file;
  let [fits, tooLong] = [0, file.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >>> 1;
    if (pen.widthOf(`${file.slice(0, middle)}…`, lettering) <= width) fits = middle;
    else tooLong = middle;
  }
  return `${file.slice(0, fits).trimEnd()}…`;
}
