import type { GraphNode } from './graph.js';
import type { DrawnNode } from './graph-drawing.js';
import { type Label, type LabelWish, placeLabels } from './labels.js';
import type { Lettering, Pen } from './pen.js';
import type { Look } from './picture.js';

/** Pixels of the panel for each label: more would be read no more. */
const roomForOne = 8000;
/** Characters of the longest label. */
const longest = 40;

interface NodeLabel extends LabelWish {
  readonly text: string;
  readonly lettering: Lettering;
}

/**
 * The labels of a graph, the weightiest nodes first. They are placed for all nodes, in sight or not, and kept as long as
 * only the view moves: panning changes none of them.
 */
export class GraphLabels {
  #placed: readonly Label<NodeLabel>[] = [];
  #placedFor: readonly unknown[] = [];

  /** `step` tells one layout of the nodes from another. */
  draw(pen: Pen, look: Look, nodes: readonly DrawnNode[], step: number, meant: number | undefined): void {
    const { view, size, found, colours } = look;
    const now = [view.scale, size.width, size.height, step, meant, found, colours, pen];
    if (now.some((value, index) => value !== this.#placedFor[index])) {
      this.#placedFor = now;
      this.#placed = place(pen, look, nodes, meant);
    }
    for (const { wish, x: left, y: top, anchor } of this.#placed) {
      const [x, y] = [left + view.x, top + view.y];
      const isInSight = x > -wish.width && x < size.width + wish.width && y > 0 && y < size.height;
      if (isInSight) pen.text(wish.text, x, y, { ...wish.lettering, anchor });
    }
  }
}

/** What is meant and what was found is named first; what is faded is not. Places are those of a view that starts at 0. */
function place(pen: Pen, look: Look, nodes: readonly DrawnNode[], meant: number | undefined) {
  const { view, size, found } = look;
  const named = nodes.filter(({ isFaded }) => !isFaded);
  const meantNode = meant === undefined ? undefined : nodes[meant];
  const isFirst = (each: DrawnNode) => each === meantNode || found?.has(each.node.key) === true;
  const ordered = [...named.filter(isFirst), ...named.filter((each) => !isFirst(each))];
  const wishes = ordered.map((each): NodeLabel => {
    const text = shortName(each.node);
    const lettering = letteringOf(each, look, each === meantNode);
    const [x, y] = [each.x - view.x, each.y - view.y];
    const width = pen.widthOf(text, lettering);
    return { text, lettering, x, y, radius: each.radius, width, height: lettering.size * 1.25 };
  });
  // Of a picture that is zoomed in, only a part is in sight.
  const most = Math.round((size.width * size.height * Math.max(1, view.scale ** 2)) / roomForOne);
  return placeLabels(wishes, Math.max(12, most));
}

function letteringOf({ node, radius }: DrawnNode, { colours }: Look, bold: boolean): Lettering {
  const halo = colours.background;
  if (node.kind === 'note') return { colour: bold ? colours.foreground : colours.muted, size: 11, bold, halo };
  return { colour: colours.foreground, size: Math.round(Math.min(15, 10.5 + radius / 6)), bold, halo };
}

/** A note is known by the name of its file. */
function shortName({ kind, name }: GraphNode): string {
  const short = kind === 'note' ? (name.split('/').at(-1) ?? name) : name;
  return short.length > longest ? `${short.slice(0, longest - 1)}…` : short;
}
