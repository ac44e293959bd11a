import type { Graph, GraphLink, GraphNode } from './graph.js';
import { GraphLabels } from './graph-labels.js';
import type { Pen, Trace } from './pen.js';
import type { Box, Look, Point, View } from './picture.js';

/** How much is left to see of what is not meant, while something is. */
const faded = 0.2;
const veiled = 0.3;
/** From so many passages or mentions on a link is drawn so wide, in pixels. */
const widths = [
  { least: 1, width: 0.75 },
  { least: 3, width: 1.25 },
  { least: 10, width: 2 },
] as const;
/** Lines drawn as one path: a path of thousands that cross each other costs more than all of them one by one. */
const linesInPath = 100;

/** A node as it stands on the panel. */
export interface DrawnNode extends Point {
  readonly node: GraphNode;
  readonly radius: number;
  /** Something else is meant. */
  readonly isFaded: boolean;
}

/** What is meant: a node under the mouse or with the focus, and it with the nodes that are linked with it. */
export interface Meant {
  readonly number: number;
  readonly near: ReadonlySet<number>;
}

/** The radius of a node on the panel: zooming in parts the nodes more than it makes them grow. */
export function panelRadius(radius: number, { scale }: View): number {
  return radius * Math.min(2, Math.max(0.45, scale ** 0.7));
}

/** Draws a graph, wherever its nodes stand. */
export class GraphDrawing {
  readonly #graph: Graph;
  readonly #links: readonly (readonly GraphLink[])[];
  readonly #labels = new GraphLabels();

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#links = widths.map(({ least }) => graph.links.filter((link) => leastOf(link) === least));
  }

  /** Draws the links; `at`: where the nodes stand in the picture. */
  drawLinks(pen: Pen, { view, colours }: Look, sight: Box, at: (node: number) => Point): void {
    const opacity = opacityOf(this.#graph.links.length);
    const points = this.#graph.nodes.map((_, number) => onPanel(at(number), view));
    for (const [index, { width }] of widths.entries()) {
      const links = this.#links[index] ?? [];
      const paint = { stroke: colours.line, width, opacity };
      for (let first = 0; first < links.length; first += linesInPath) {
        pen.path((trace) => lines(trace, sight, links.slice(first, first + linesInPath), points), paint);
      }
    }
  }

  /** How much of the links is to be seen beside what is meant or was found. */
  linksOpacity({ found }: Look, meant: Meant | undefined): number {
    return meant !== undefined || found !== undefined ? veiled : 1;
  }

  /** Draws the nodes, with the links of the one that is meant; `step` tells one layout of them from another. */
  draw(pen: Pen, look: Look, at: (node: number) => Point, step: number, meant: Meant | undefined): void {
    const { view, found, colours } = look;
    const nodes = this.#graph.nodes.map((node, number): DrawnNode => {
      const isFaded = meant ? !meant.near.has(number) : found !== undefined && !found.has(node.key);
      return { node, ...onPanel(at(number), view), radius: panelRadius(node.radius, view), isFaded };
    });
    if (meant) {
      const links = this.#graph.links.filter(
        ({ source, target }) => source === meant.number || target === meant.number,
      );
      const paint = { stroke: colours.foreground, width: 1.5, opacity: 0.6 };
      pen.path((trace) => lines(trace, { x: 0, y: 0, ...look.size }, links, nodes), paint);
    }
    drawNodes(pen, look, nodes);
    this.#labels.draw(pen, look, nodes, step, meant?.number);
  }
}

function onPanel({ x, y }: Point, view: View): Point {
  return { x: view.x + view.scale * x, y: view.y + view.scale * y };
}

function lines(trace: Trace, sight: Box, links: readonly GraphLink[], points: readonly Point[]): void {
  const [right, bottom] = [sight.x + sight.width, sight.y + sight.height];
  for (const { source, target } of links) {
    const [from, to] = [points[source], points[target]];
    if (!from || !to) continue;
    const isBeside = (from.x < sight.x && to.x < sight.x) || (from.x > right && to.x > right);
    const isAboveOrUnder = (from.y < sight.y && to.y < sight.y) || (from.y > bottom && to.y > bottom);
    if (isBeside || isAboveOrUnder) continue;
    trace.moveTo(from.x, from.y);
    trace.lineTo(to.x, to.y);
  }
}

/** Where the class of widths begins that a link belongs to. */
function leastOf({ weight }: GraphLink): number {
  return widths.findLast(({ least }) => weight >= least)?.least ?? 1;
}

/** Many links together are a veil: the more, the paler. */
function opacityOf(links: number): number {
  return Math.max(0.12, Math.min(1, 8 / Math.sqrt(Math.max(1, links))));
}

function drawNodes(pen: Pen, look: Look, nodes: readonly DrawnNode[]): void {
  const { colours, found, size } = look;
  const isInSight = ({ x, y, radius }: DrawnNode) =>
    x > -radius && y > -radius && x < size.width + radius && y < size.height + radius;
  // The weightiest last, so that nothing hides them.
  const seen = nodes.filter(isInSight).reverse();
  for (const isFaded of [true, false]) {
    for (const kind of ['note', 'concept'] as const) {
      const same = seen.filter((each) => each.isFaded === isFaded && each.node.kind === kind);
      const shapes = (trace: Trace) => {
        for (const each of same) outline(trace, each, each.radius);
      };
      const stroke = colours.contrast ?? colours.background;
      pen.path(shapes, { fill: colours[kind], stroke, width: 1, opacity: isFaded ? faded : 1 });
    }
  }
  for (const each of seen) {
    const { key } = each.node;
    if (found?.has(key)) ring(pen, each, colours.found, 3);
    if (key === look.focused) ring(pen, each, colours.focus, 2.5);
    else if (key === look.hovered) ring(pen, each, colours.foreground, 1.5);
  }
}

function ring(pen: Pen, node: DrawnNode, stroke: string, width: number): void {
  pen.path((trace) => outline(trace, node, node.radius + 2 + width / 2), { stroke, width });
}

/** Concepts are round and notes square: colours alone do not tell everybody enough. */
function outline(trace: Trace, { node, x, y }: DrawnNode, radius: number): void {
  if (node.kind === 'concept') trace.circle(x, y, radius);
  else trace.rect(x - radius, y - radius, 2 * radius, 2 * radius);
}
