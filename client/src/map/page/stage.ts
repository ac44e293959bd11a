import { Camera } from './camera.js';
import { element } from './dom.js';
import type { Box, Direction, Item, Look, Picture, Point, View } from './picture.js';
import { Screen } from './screen.js';
import { SvgPen } from './svg-pen.js';
import type { Texts } from './texts.js';
import { readColours } from './theme.js';
import { Tip } from './tip.js';

/** Milliseconds of layout work between two frames: the page answers meanwhile. */
const slice = 12;
/** Milliseconds of layout after which the page says that it is at it. */
const patience = 300;
/** Milliseconds without a drag or a turn of the wheel after which the view rests. */
const rest = 150;
const zoomStep = 1.3;

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export interface StageEvents {
  /** Somebody wants to read an item; with a modifier key, to compare it with its original. */
  open(item: Item, event: MouseEvent | KeyboardEvent): void;
  /** Another item has the focus. */
  focused(item: Item): void;
  /** View or focus are others. */
  changed(): void;
  /** The layout rests. */
  rested(): void;
}

/** The canvas with a picture: draws it, lays it out bit by bit, and answers mouse and keys. */
export class Stage {
  readonly element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #screen: Screen;
  readonly #tip = new Tip();
  readonly #busy: HTMLElement;
  readonly #camera: Camera;
  readonly #events: StageEvents;
  #colours = readColours();
  #picture: Picture | undefined;
  #isFitted = true;
  #hovered: string | undefined;
  #focused: string | undefined;
  /** What has the focus was asked for in the editor: it is shown though the editor keeps the keyboard. */
  #isBrought = false;
  #found: ReadonlySet<string> | undefined;
  #frame = 0;
  /** Ends when the view rests; undefined while it does. */
  #moving: ReturnType<typeof setTimeout> | undefined;
  /** When the layout of the picture began; undefined when it rests. */
  #layingOutSince: number | undefined;

  constructor(events: StageEvents, texts: Texts) {
    this.#events = events;
    const help = element('p', { id: 'keys', class: 'unseen' }, texts.say('keys'));
    this.#canvas = element('canvas', { tabindex: '0', role: 'application', 'aria-describedby': 'keys' });
    this.#screen = new Screen(this.#canvas);
    this.#busy = element('p', { class: 'busy', hidden: true }, texts.say('layingOut'));
    this.element = element('div', { class: 'stage' }, this.#canvas, help, this.#busy, this.#tip.element);
    this.#camera = new Camera(this.#canvas, (byUser) => {
      if (byUser) this.#move();
      this.#redraw();
    });
    this.#canvas.addEventListener('pointermove', (event) => this.#point(event));
    this.#canvas.addEventListener('pointerleave', () => this.#hover(undefined));
    this.#canvas.addEventListener('click', (event) => this.#click(event));
    this.#canvas.addEventListener('keydown', (event) => this.#key(event));
    this.#canvas.addEventListener('focus', () => this.#redraw());
    this.#canvas.addEventListener('blur', () => {
      this.#isBrought = false;
      this.#redraw();
    });
    new ResizeObserver(() => this.#resize()).observe(this.element);
  }

  /** The item with the focus of the keyboard. */
  get focused(): string | undefined {
    return this.#focused;
  }

  /** Undefined while the whole picture is fitted into the panel. */
  get view(): View | undefined {
    return this.#isFitted ? undefined : this.#camera.view;
  }

  show(
    picture: Picture,
    name: string,
    { view, focused }: { view?: View | undefined; focused?: string | undefined },
  ): void {
    if (this.#canvas.getAttribute('aria-label') !== name) this.#screen.clear();
    this.#canvas.setAttribute('aria-label', name);
    this.#picture = picture;
    this.#hovered = undefined;
    this.#focused = picture.items.some(({ key }) => key === focused) ? focused : undefined;
    this.#isBrought &&= this.#focused !== undefined;
    this.#isFitted = view === undefined;
    this.#layingOutSince = performance.now();
    if (view) this.#camera.view = view;
    this.#redraw();
  }

  /** Shows what the search found; undefined: nothing is searched. */
  set found(found: ReadonlySet<string> | undefined) {
    this.#found = found;
    this.#redraw();
  }

  /** Gives an item the focus and brings it into sight; into the middle with the keyboard as well. */
  focus(key: string, place: 'into sight' | 'to the middle' = 'into sight'): void {
    const item = this.#picture?.items.find((each) => each.key === key);
    const box = this.#picture?.boxOf(key, this.#camera.view);
    if (!item || !box) return;
    this.#focused = key;
    // The mouse may rest where it was: now the keys are meant.
    this.#hovered = undefined;
    this.#isBrought = place === 'to the middle';
    if (this.#isBrought) {
      this.#canvas.focus();
      this.#isFitted = false;
      this.#camera.centreOn({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    } else this.#camera.bringIntoSight(box);
    this.#redraw();
    this.#events.focused(item);
    this.#events.changed();
  }

  /** Where none of some items is in sight, the first of them comes into sight. */
  seek(keys: Iterable<string>): void {
    const { view, size } = this.#look();
    const boxes = [...keys].flatMap((key) => this.#picture?.boxOf(key, view) ?? []);
    const isSeen = ({ x, y, width, height }: Box) =>
      x + width > 0 && x < size.width && y + height > 0 && y < size.height;
    if (!boxes[0] || boxes.some(isSeen)) return;
    this.#isFitted = false;
    this.#camera.bringIntoSight(boxes[0]);
    this.#events.changed();
  }

  fit(): void {
    this.#isFitted = true;
    if (this.#picture) this.#camera.fit(this.#picture.bounds);
    this.#events.changed();
  }

  zoom(direction: 'in' | 'out'): void {
    this.#isFitted = false;
    this.#camera.zoomBy(direction === 'in' ? zoomStep : 1 / zoomStep);
    this.#events.changed();
  }

  /** The colours of the theme are others. */
  followTheme(): void {
    this.#colours = readColours();
    this.#screen.followTheme();
    this.#redraw();
  }

  /** What is seen, as an SVG document. */
  svg(title: string): string {
    const look = this.#look();
    const pen = new SvgPen(look.size.width, look.size.height, this.#screen.widthOf);
    const seen = { ...look, hovered: undefined };
    const sight = { x: 0, y: 0, ...look.size };
    pen.group(this.#picture?.backdropOpacity(seen) ?? 1, () => this.#picture?.drawBackdrop(pen, seen, sight));
    this.#picture?.draw(pen, seen);
    return pen.document(title, look.colours.background);
  }

  #resize(): void {
    this.#screen.resize(this.element.clientWidth, this.element.clientHeight);
    if (this.#isFitted && this.#picture) this.#camera.fit(this.#picture.bounds);
    this.#draw();
  }

  #redraw(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#nextFrame());
  }

  #nextFrame(): void {
    this.#frame = 0;
    if (this.#layingOutSince === undefined) this.#draw();
    else if (this.#layOut()) this.#redraw();
    else this.#rest();
    this.#busy.hidden = performance.now() - (this.#layingOutSince ?? Infinity) < patience;
  }

  /** Does some of the layout, unseen: nothing jiggles. Says whether there is more to do. */
  #layOut(): boolean {
    const begin = performance.now();
    let more = true;
    while (more && performance.now() - begin < slice) more = this.#picture?.settle?.() ?? false;
    return more;
  }

  /** The layout rests. */
  #rest(): void {
    this.#layingOutSince = undefined;
    if (this.#isFitted && this.#picture) this.#camera.fit(this.#picture.bounds);
    this.#draw();
    this.#events.rested();
  }

  #draw(): void {
    if (!this.#picture || this.#layingOutSince !== undefined) return;
    const look = this.#look();
    this.#screen.draw(this.#picture, look, this.#moving !== undefined);
    const key = look.hovered ?? look.focused;
    const item = this.#picture.items.find((each) => each.key === key);
    this.#tip.show(item, key === undefined ? undefined : this.#picture.boxOf(key, look.view), look.size);
  }

  /** Somebody drags the picture or turns the wheel. */
  #move(): void {
    this.#isFitted = false;
    this.#events.changed();
    clearTimeout(this.#moving);
    this.#moving = setTimeout(() => {
      this.#moving = undefined;
      this.#redraw();
    }, rest);
  }

  #look(): Look {
    const { clientWidth, clientHeight } = this.element;
    return {
      view: this.#camera.view,
      size: { width: clientWidth, height: clientHeight },
      colours: this.#colours,
      hovered: this.#hovered,
      focused: this.#isBrought || document.activeElement === this.#canvas ? this.#focused : undefined,
      found: this.#found,
    };
  }

  #itemAt(event: MouseEvent): Item | undefined {
    const at: Point = { x: event.offsetX, y: event.offsetY };
    return this.#layingOutSince === undefined ? this.#picture?.itemAt(at, this.#camera.view) : undefined;
  }

  #point(event: PointerEvent): void {
    // A mouse that rests is told of again when something else comes to lie under it: that is not meant.
    if (event.movementX === 0 && event.movementY === 0) return;
    // While somebody drags, what passes under the mouse is not meant.
    this.#hover(event.buttons === 0 ? this.#itemAt(event) : undefined);
  }

  #hover(item: Item | undefined): void {
    if (item?.key === this.#hovered) return;
    this.#hovered = item?.key;
    this.#canvas.classList.toggle('pointing', item?.location !== undefined);
    this.#redraw();
  }

  #click(event: MouseEvent): void {
    const item = this.#itemAt(event);
    if (!item) return;
    this.#focused = item.key;
    this.#events.changed();
    this.#events.open(item, event);
  }

  #key(event: KeyboardEvent): void {
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    const isAnswered = event.key === 'Enter' ? this.#enter(event) : !isModified && this.#answerKey(event.key);
    if (isAnswered) event.preventDefault();
  }

  #enter(event: KeyboardEvent): boolean {
    const focused = this.#picture?.items.find((item) => item.key === this.#focused);
    if (focused) this.#events.open(focused, event);
    return focused !== undefined;
  }

  #answerKey(key: string): boolean {
    const items = this.#picture?.items ?? [];
    const focused = items.find((item) => item.key === this.#focused);
    const direction = directions[key];
    if (direction) {
      const next = focused ? this.#picture?.next(focused.key, direction) : items[0];
      if (next) this.focus(next.key);
    } else if (key === 'Home' && items[0]) this.focus(items[0].key);
    else if (key === 'Escape') this.#hover(undefined);
    else if (key === '+' || key === '=') this.zoom('in');
    else if (key === '-') this.zoom('out');
    else if (key === '0') this.fit();
    else return false;
    return true;
  }
}
