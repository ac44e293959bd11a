import type { Graph, GraphLink, GraphNode } from './graph.js';
import { placeLabels } from './labels.js';
import type { Lettering, Pen, Trace } from './pen.js';
import type { Look, Point, View } from './picture.js';

/** How much is left to see of what is not meant, while something is. */
const faded = 0.2;
/** From so many passages or mentions on a link is drawn so wide, in pixels. */
const widths = [
  { least: 1, width: 0.75 },
  { least: 3, width: 1.25 },
  { least: 10, width: 2 },
] as const;

/** A node as it stands on the panel. */
interface DrawnNode extends Point {
  readonly node: GraphNode;
  readonly radius: number;
  /** Something else is meant. */
  readonly isFaded: boolean;
}

/** The radius of a node on the panel: zooming in parts the nodes more than it makes them grow. */
export function panelRadius(radius: number, { scale }: View): number {
  return radius * Math.min(2, Math.max(0.55, Math.sqrt(scale)));
}

/** Draws a graph. `meant`: the node under the mouse or with the focus; `near`: it, and the nodes that are linked with it. */
export function drawGraph(
  pen: Pen,
  look: Look,
  graph: Graph,
  at: (node: number) => Point,
  meant?: number,
  near?: ReadonlySet<number>,
): void {
  const nodes = graph.nodes.map((node, number): DrawnNode => {
    const { x, y } = at(number);
    const { view, found } = look;
    const isFaded = near ? !near.has(number) : found !== undefined && !found.has(node.key);
    const radius = panelRadius(node.radius, view);
    return { node, x: view.x + view.scale * x, y: view.y + view.scale * y, radius, isFaded };
  });
  drawLinks(pen, look, graph.links, nodes, meant);
  drawNodes(pen, look, nodes);
  drawLabels(pen, look, nodes, meant === undefined ? undefined : nodes[meant]);
}

function drawLinks(
  pen: Pen,
  { colours, found }: Look,
  links: readonly GraphLink[],
  nodes: readonly DrawnNode[],
  meant: number | undefined,
): void {
  const isMeant = ({ source, target }: GraphLink) => source === meant || target === meant;
  const lines = (trace: Trace, drawn: readonly GraphLink[]) => {
    for (const { source, target } of drawn) {
      const [from, to] = [nodes[source], nodes[target]];
      if (!from || !to) continue;
      trace.moveTo(from.x, from.y);
      trace.lineTo(to.x, to.y);
    }
  };
  const isVeiled = meant !== undefined || found !== undefined;
  const opacity = opacityOf(links.length) * (isVeiled ? 0.3 : 1);
  for (const { least, width } of widths) {
    const drawn = links.filter((link) => leastOf(link) === least && !isMeant(link));
    pen.path((trace) => lines(trace, drawn), { stroke: colours.line, width, opacity });
  }
  if (meant === undefined) return;
  const drawn = links.filter(isMeant);
  pen.path((trace) => lines(trace, drawn), { stroke: colours.foreground, width: 1.5, opacity: 0.6 });
}

/** Where the class of widths begins that a link belongs to. */
function leastOf({ weight }: GraphLink): number {
  return widths.findLast(({ least }) => weight >= least)?.least ?? 1;
}

/** Many links together are a veil: the more, the paler. */
function opacityOf(links: number): number {
  return Math.max(0.12, Math.min(0.6, 8 / Math.sqrt(Math.max(1, links))));
}

function drawNodes(pen: Pen, look: Look, nodes: readonly DrawnNode[]): void {
  const { colours, found } = look;
  // The weightiest last, so that nothing hides them.
  const seen = nodes.filter(({ x, y, radius }) => isInSight(look, x, y, radius)).reverse();
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

/** Labels are placed for all nodes, in sight or not, so that panning moves them and changes none. */
function drawLabels(pen: Pen, look: Look, nodes: readonly DrawnNode[], meant: DrawnNode | undefined): void {
  const named = nodes.filter(({ isFaded }) => !isFaded);
  const isFirst = (each: DrawnNode) => each === meant || look.found?.has(each.node.key) === true;
  const ordered = [...named.filter(isFirst), ...named.filter((each) => !isFirst(each))];
  const wishes = ordered.map((each) => {
    const text = shortName(each.node);
    const lettering = letteringOf(each, look, each === meant);
    const { x, y, radius } = each;
    return { text, lettering, x, y, radius, width: pen.widthOf(text, lettering), height: lettering.size * 1.25 };
  });
  for (const { wish, x, y, anchor } of placeLabels(wishes)) {
    if (isInSight(look, x, y, wish.width)) pen.text(wish.text, x, y, { ...wish.lettering, anchor });
  }
}

function letteringOf({ node, radius }: DrawnNode, { colours }: Look, bold: boolean): Lettering {
  const halo = colours.background;
  if (node.kind === 'note') return { colour: bold ? colours.foreground : colours.muted, size: 11, bold, halo };
  return { colour: colours.foreground, size: Math.round(Math.min(15, 10.5 + radius / 6)), bold, halo };
}

/** A note is known by the name of its file. */
function shortName({ kind, name }: GraphNode): string {
  const short = kind === 'note' ? (name.split('/').at(-1) ?? name) : name;
  return short.length > 40 ? `${short.slice(0, 39)}…` : short;
}

function isInSight({ size }: Look, x: number, y: number, around: number): boolean {
  return x > -around && y > -around && x < size.width + around && y < size.height + around;
}
