import type { MapAnswer } from '../../../../server/src/protocol.js';
import type { Choice } from './choice.js';
import { type Graph, type GraphNode, graphOf } from './graph.js';
import { GraphDrawing, type Meant, panelRadius } from './graph-drawing.js';
import { Layout } from './layout.js';
import type { Pen } from './pen.js';
import type { Box, Direction, Item, Legend, Look, Picture, Point, View } from './picture.js';
import type { Texts } from './texts.js';

/** Room around the middles of the outermost nodes, in points of the picture. */
const margin = 20;
/** How far beside a node the mouse still means it, in pixels. */
const reach = 4;
/** How many of what a node is linked with are named. */
const named = 5;

/** Concepts and notes as a graph: concepts that passages mention together are linked, and so are notes with what they mention. */
export class ConceptMap implements Picture {
  readonly items: readonly Item[];
  readonly columns: readonly string[];
  readonly legend: readonly Legend[];
  readonly leftOut: string | undefined;
  readonly lines: number;
  readonly isUpright = false;
  readonly #graph: Graph;
  readonly #layout: Layout;
  readonly #drawing: GraphDrawing;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #neighbours: readonly (readonly number[])[];

  /** `before`: places that nodes had in an earlier map, by their keys. */
  constructor(answer: MapAnswer, choice: Choice, texts: Texts, before: ReadonlyMap<string, Point>) {
    this.#graph = graphOf(answer, choice);
    this.#layout = new Layout(this.#graph, before);
    this.#drawing = new GraphDrawing(this.#graph);
    this.#numbers = new Map(this.#graph.nodes.map(({ key }, number) => [key, number]));
    this.#neighbours = neighboursOf(this.#graph);
    this.items = this.#graph.nodes.map((node, number) => this.#item(node, number, texts));
    this.columns = [texts.say('name'), texts.say('kind'), texts.say('mentions'), texts.say('linkedWith')];
    this.legend = [
      { name: texts.say('concept'), colour: 'concept', shape: 'circle' },
      { name: texts.say('note'), colour: 'note', shape: 'square' },
    ];
    this.leftOut = leftOut(answer, this.#graph, texts);
    this.lines = this.#graph.links.length;
  }

  get bounds(): Box {
    const { x, y, width, height } = this.#layout.bounds;
    return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
  }

  /** The places of the nodes, by their keys. */
  get places(): ReadonlyMap<string, Point> {
    return new Map(this.#graph.nodes.map(({ key }, number) => [key, this.#layout.at(number)]));
  }

  settle(): boolean {
    return this.#layout.step();
  }

  drawBackdrop(pen: Pen, look: Look, sight: Box): void {
    this.#drawing.drawLinks(pen, look, sight, (node) => this.#layout.at(node));
  }

  backdropOpacity(look: Look): number {
    return this.#drawing.linksOpacity(look, this.#meant(look));
  }

  draw(pen: Pen, look: Look): void {
    this.#drawing.draw(pen, look, (node) => this.#layout.at(node), this.#layout.steps, this.#meant(look));
  }

  itemAt({ x, y }: Point, view: View): Item | undefined {
    let best: { readonly number: number; readonly distance: number } | undefined;
    for (const [number, node] of this.#graph.nodes.entries()) {
      const at = this.#onPanel(number, view);
      const distance = Math.hypot(at.x - x, at.y - y) - panelRadius(node.radius, view);
      if (distance <= reach && distance < (best?.distance ?? Infinity)) best = { number, distance };
    }
    return best && this.items[best.number];
  }

  boxOf(key: string, view: View): Box | undefined {
    const number = this.#numbers.get(key);
    const node = number === undefined ? undefined : this.#graph.nodes[number];
    if (number === undefined || !node) return undefined;
    const { x, y } = this.#onPanel(number, view);
    const radius = panelRadius(node.radius, view);
    return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  }

  /** The nearest node in a direction; what lies aside of it counts as farther away. */
  next(key: string, direction: Direction): Item | undefined {
    const from = this.#numbers.get(key);
    if (from === undefined) return undefined;
    const start = this.#layout.at(from);
    let best: { readonly number: number; readonly way: number } | undefined;
    for (const number of this.#graph.nodes.keys()) {
      const at = this.#layout.at(number);
      const [along, aside] = turned(at.x - start.x, at.y - start.y, direction);
      const way = along + 2 * Math.abs(aside);
      if (along > 0 && along >= Math.abs(aside) && way < (best?.way ?? Infinity)) best = { number, way };
    }
    return best && this.items[best.number];
  }

  #meant({ hovered, focused }: Look): Meant | undefined {
    const number = this.#numbers.get(hovered ?? focused ?? '');
    return number === undefined ? undefined : { number, near: new Set([number, ...(this.#neighbours[number] ?? [])]) };
  }

  #onPanel(number: number, view: View): Point {
    const { x, y } = this.#layout.at(number);
    return { x: view.x + view.scale * x, y: view.y + view.scale * y };
  }

  #item(node: GraphNode, number: number, texts: Texts): Item {
    const linked = (this.#neighbours[number] ?? []).slice(0, named).flatMap((other) => this.#graph.nodes[other] ?? []);
    const names = linked.map(({ name }) => name).join(', ');
    const { key, name, weight } = node;
    const own =
      node.kind === 'concept'
        ? [texts.say('conceptCounts', weight, node.concept.notes), node.concept.preview]
        : [texts.say('noteCounts', weight, node.note.words)];
    const facts = [...own, names && texts.say('linkedWithNames', names)].filter((fact) => fact !== '');
    const location = node.kind === 'concept' ? node.concept.location : startOfNote(node.note.uri);
    const cells = [texts.say(node.kind), weight, names];
    return { key, name, facts, cells, ...(location && { location }) };
  }
}

/** The neighbours of each node, those with the weightiest links first. */
function neighboursOf({ nodes, links }: Graph): readonly (readonly number[])[] {
  const lists: number[][] = nodes.map(() => []);
  for (const { source, target } of [...links].sort((a, b) => b.weight - a.weight)) {
    lists[source]?.push(target);
    lists[target]?.push(source);
  }
  return lists;
}

function startOfNote(uri: string): NonNullable<Item['location']> {
  const start = { line: 0, character: 0 };
  return { uri, range: { start, end: start } };
}

/** What the graph does not show, because it would be too much. */
function leftOut({ concepts, notes, totals }: MapAnswer, { nodes, total }: Graph, texts: Texts): string | undefined {
  const all = total + totals.concepts - concepts.length + totals.notes - notes.length;
  return nodes.length < all ? texts.say('weightiestNodes', nodes.length, all) : undefined;
}

/** A way as its parts along a direction and aside of it. */
function turned(x: number, y: number, direction: Direction): readonly [along: number, aside: number] {
  if (direction === 'left') return [-x, y];
  if (direction === 'right') return [x, y];
  return direction === 'up' ? [-y, x] : [y, x];
}
