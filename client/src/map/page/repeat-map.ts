import type { Location } from 'vscode-languageserver-protocol';
import type { MapAnswer } from '../../../../server/src/protocol.js';
import { type ArcRoom, besideArc } from './arc-shape.js';
import type { Choice } from './choice.js';
import type { Pen } from './pen.js';
import type { Box, Direction, Item, Legend, Look, Picture, Point, View } from './picture.js';
import {
  arcsOpacity,
  drawAllArcs,
  drawRepeats,
  endsOf,
  halfBar,
  isInSight,
  kindColours,
  type Meant,
  onPanel,
  roomOf,
} from './repeat-drawing.js';
import { type Bar, type Kind, layOutRepeats, type Place, type RepeatLayout } from './repeat-layout.js';
import type { Messages, Texts } from './texts.js';

/** How far beside a bar or an arc the mouse still means it, in pixels. */
const reach = 4;
/** How many other places of a repeat are named. */
const named = 5;

const kindNames = {
  original: 'original',
  copy: 'copy',
  near: 'nearCopy',
  quotation: 'quotation',
  boilerplate: 'boilerplate',
  intended: 'intended',
} as const satisfies Record<Kind, keyof Messages>;

/** Every note a bar in proportion to its length, every repeat an arc between its copies. */
export class RepeatMap implements Picture {
  readonly items: readonly Item[];
  readonly columns: readonly string[];
  readonly legend: readonly Legend[];
  readonly leftOut: string | undefined;
  readonly bounds: Box;
  readonly isUpright = true;
  readonly #layout: RepeatLayout;
  readonly #texts: Texts;
  readonly #items: ReadonlyMap<string, Item>;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #bars: ReadonlyMap<string, Bar>;
  /** As the picture was drawn last. */
  #room: ArcRoom = roomOf({ width: 0, height: 0 });
  #height = 0;

  constructor(answer: MapAnswer, choice: Choice, texts: Texts) {
    this.#texts = texts;
    this.#layout = layOutRepeats(answer, choice);
    const { bars, repeats, length } = this.#layout;
    const places = repeats.flatMap((repeat) => repeat.places);
    this.#places = new Map(places.map((place) => [place.key, place]));
    this.#bars = new Map(bars.map((bar) => [bar.key, bar]));
    this.items =
      places.length === 0
        ? []
        : [...places.map((place) => this.#placeItem(place)), ...bars.map((bar) => this.#noteItem(bar))];
    this.#items = new Map(this.items.map((item) => [item.key, item]));
    this.columns = (['place', 'kind', 'words', 'alsoIn', 'text'] as const).map((column) => texts.say(column));
    this.legend = this.#legend();
    this.leftOut = this.#leftOut(answer);
    this.bounds = { x: 0, y: 0, width: 1, height: length };
  }

  get lines(): number {
    return this.#layout.arcs.length;
  }

  drawBackdrop(pen: Pen, look: Look, sight: Box): void {
    drawAllArcs(pen, look, sight, this.#layout);
  }

  backdropOpacity(look: Look): number {
    return arcsOpacity(this.#meant(look));
  }

  draw(pen: Pen, look: Look): void {
    this.#room = roomOf(look.size);
    this.#height = look.size.height;
    drawRepeats(pen, look, this.#layout, this.#meant(look));
  }

  /** The places of the repeat that is pointed at, or of all in the note. */
  #meant({ hovered, focused }: Look): Meant {
    const key = hovered ?? focused ?? '';
    const { repeat } = this.#places.get(key) ?? {};
    if (repeat) return (place) => place.repeat === repeat;
    const bar = this.#bars.get(key);
    const ofNote = bar && new Set(bar.places.map((place) => place.repeat));
    return ofNote && ((place) => ofNote.has(place.repeat));
  }

  itemAt(point: Point, view: View): Item | undefined {
    if (point.x > this.#room.line + reach) return this.#items.get(this.#arcEndAt(point, view)?.key ?? '');
    const bar = this.#barAt(point, view);
    if (!bar) return undefined;
    const isOnBar = point.x >= this.#room.line - halfBar - reach;
    const place = isOnBar ? this.#placeAt(bar, point, view) : undefined;
    return this.#items.get(place?.key ?? bar.key);
  }

  boxOf(key: string, view: View): Box | undefined {
    const stretch = this.#places.get(key) ?? this.#bars.get(key);
    if (!stretch) return undefined;
    const { start, end } = onPanel(stretch, view);
    return { x: this.#room.line - halfBar, y: start, width: halfBar, height: Math.max(1, end - start) };
  }

  /** Up and down along the notes; left and right along the arcs, from one place of a repeat to the next one. */
  next(key: string, direction: Direction): Item | undefined {
    const place = this.#places.get(key);
    const row = place ? this.#inOrder() : this.#layout.bars;
    const step = direction === 'left' || direction === 'up' ? -1 : 1;
    if (place && (direction === 'left' || direction === 'right')) {
      const { places } = place.repeat;
      return this.#items.get(places[(places.indexOf(place) + step + places.length) % places.length]?.key ?? '');
    }
    const at = row.findIndex((each) => each.key === key);
    return at < 0 ? undefined : this.#items.get(row[at + step]?.key ?? '');
  }

  /** The places as they stand along the notes. */
  #inOrder(): readonly Place[] {
    return this.#layout.bars.flatMap(({ places }) => places);
  }

  #barAt({ y }: Point, view: View): Bar | undefined {
    const beside = (bar: Bar): number => {
      const { start, end } = onPanel(bar, view);
      return Math.max(0, start - y, y - end);
    };
    let best: Bar | undefined;
    for (const bar of this.#layout.bars) if (beside(bar) <= reach && (!best || beside(bar) < beside(best))) best = bar;
    return best;
  }

  /** The smallest place of a note at a point. */
  #placeAt({ places }: Bar, { y }: Point, view: View): Place | undefined {
    const near = places.filter((place) => {
      const { start, end } = onPanel(place, view);
      return y >= start - reach / 2 && y <= end + reach / 2;
    });
    return near.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  }

  /** Of the arc whose middle is nearest to a point the end that is nearer, if it is in sight. */
  #arcEndAt(point: Point, view: View): Place | undefined {
    let nearest = Number.POSITIVE_INFINITY;
    let found: Place | undefined;
    for (const arc of this.#layout.arcs) {
      const ends = endsOf(arc, view);
      const [isFrom, isTo] = [isInSight(ends.from, this.#height), isInSight(ends.to, this.#height)];
      const distance = isFrom || isTo ? besideArc(point, ends, this.#room, reach) : undefined;
      if (distance === undefined || distance >= nearest) continue;
      nearest = distance;
      const isUpper = point.y - ends.from.end < ends.to.start - point.y;
      found = (isUpper && isFrom) || !isTo ? arc.from : arc.to;
    }
    return found;
  }

  #placeItem(place: Place): Item {
    const { key, kind, copy, isWhole } = place;
    const { answer, places } = place.repeat;
    const texts = this.#texts;
    const [, , , , percent] = copy;
    const kindName =
      kind === 'near' && percent < 100 ? texts.say('nearCopyPercent', percent) : texts.say(kindNames[kind]);
    const facts = [kindName, texts.say('wordCount', answer.words), ...(isWhole ? [texts.say('wholeNote')] : [])];
    const others = places.filter((other) => other !== place).map(nameOf);
    const more = Math.max(0, others.length - named) + (answer.more ?? 0);
    const alsoIn = others.slice(0, named).join(', ') + (more > 0 ? ` ${texts.say('andMore', more)}` : '');
    const original = places.find((other) => other.kind === 'original');
    return {
      key,
      name: nameOf(place),
      facts: [facts.join(' · '), answer.preview, texts.say('alsoInPlaces', alsoIn)],
      cells: [kindName, answer.words, alsoIn, answer.preview],
      text: answer.preview,
      location: locationOf(place),
      ...(original && original !== place && { original: locationOf(original), hint: texts.say('compareHint') }),
    };
  }

  #noteItem({ key, note, places }: Bar): Item {
    const start = { line: 0, character: 0 };
    const facts = [this.#texts.say('repeatedPlaces', note.words, places.length)];
    const others = places.flatMap(({ repeat }) => repeat.places.map(({ bar }) => bar.note.name));
    const alsoIn = [...new Set(others)].filter((name) => name !== note.name).slice(0, named);
    const cells = [this.#texts.say('note'), note.words, alsoIn.join(', '), ''];
    return { key, name: note.name, facts, cells, location: { uri: note.uri, range: { start, end: start } } };
  }

  #legend(): readonly Legend[] {
    const there = new Set(this.#layout.arcs.map(({ kind }) => kind));
    const kinds = (['copy', 'near', 'quotation', 'boilerplate', 'intended'] as const).filter((kind) => there.has(kind));
    return [
      { name: this.#texts.say('note'), colour: 'line', shape: 'square' },
      ...kinds.map(
        (kind): Legend => ({ name: this.#texts.say(kindNames[kind]), colour: kindColours[kind], shape: 'line' }),
      ),
    ];
  }

  /** What the map does not hold, because it would be too much. */
  #leftOut({ notes, repeats, totals }: MapAnswer): string | undefined {
    const isAll = notes.length === totals.notes && repeats.length === totals.repeats;
    const counts = [notes.length, totals.notes, repeats.length, totals.repeats];
    return isAll ? undefined : this.#texts.say('weightiestRepeats', ...counts);
  }
}

/** How people name a place: the note and the line, counted from 1. */
function nameOf({ bar, copy }: Place): string {
  const [, , , , , line] = copy;
  return `${bar.note.name}:${line + 1}`;
}

function locationOf({ bar, copy }: Place): Location {
  const [, , , , , line, character, endLine, endCharacter] = copy;
  return { uri: bar.note.uri, range: { start: { line, character }, end: { line: endLine, character: endCharacter } } };
}
