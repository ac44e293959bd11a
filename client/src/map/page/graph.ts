import type { MapAnswer, MapConcept, MapNote } from '../../../../server/src/protocol.js';
import type { Choice } from './choice.js';

/** How many nodes a person can still make something of, and a machine draws smoothly. */
const mostNodes = 2000;

export type GraphNode = {
  readonly key: string;
  readonly name: string;
  /** Mentions: of a concept, or in a note. */
  readonly weight: number;
  /** In points of the picture: the area grows with the weight, beside the weightiest of its kind. */
  readonly radius: number;
} & ({ readonly kind: 'concept'; readonly concept: MapConcept } | { readonly kind: 'note'; readonly note: MapNote });

/** Numbers are indices of nodes; `weight`: passages that mention both concepts, or mentions of a concept in a note. */
export interface GraphLink {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

/** The nodes are the weightiest of `total`, in that order. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
  readonly total: number;
}

/** The concepts and notes of a choice, and what links them. A chosen concept or note brings what is linked with it. */
export function graphOf(answer: MapAnswer, choice: Choice, most = mostNodes): Graph {
  const nodes = nodesOf(answer);
  const links = linksOf(answer);
  const chosen = nodes.flatMap((node, index) => (isChosen(node, choice) ? [index] : []));
  const near = chosen.map((index) => neighboursOf(index, links));
  const kept = nodes
    .map((_, index) => index)
    .filter((index) => {
      if (chosen.includes(index)) return true;
      return near.every((set) => set.has(index)) && (nodes[index]?.weight ?? 0) >= choice.least;
    })
    .sort((a, b) => order(nodes[a], chosen.includes(a), nodes[b], chosen.includes(b)));
  const shown = kept.slice(0, most);
  const numbers = new Map(shown.map((index, number) => [index, number]));
  return {
    nodes: shown.flatMap((index) => nodes[index] ?? []),
    links: links.flatMap((link) => {
      const [source, target] = [numbers.get(link.source), numbers.get(link.target)];
      return source === undefined || target === undefined ? [] : [{ ...link, source, target }];
    }),
    total: kept.length,
  };
}

function nodesOf({ concepts, notes, mentions }: MapAnswer): readonly GraphNode[] {
  const weights = notes.map(() => 0);
  for (const [, note, count] of mentions) weights[note] = (weights[note] ?? 0) + count;
  const mostOfConcept = Math.max(1, ...concepts.map((concept) => concept.mentions));
  const mostInNote = Math.max(1, ...weights);
  return [
    ...concepts.map((concept): GraphNode => {
      const { name, mentions: weight } = concept;
      const radius = 4 + 14 * Math.sqrt(weight / mostOfConcept);
      return { kind: 'concept', key: `concept:${name}`, name, weight, radius, concept };
    }),
    ...notes.map((note, index): GraphNode => {
      const weight = weights[index] ?? 0;
      const radius = 3.5 + 7 * Math.sqrt(weight / mostInNote);
      return { kind: 'note', key: `note:${note.uri}`, name: note.name, weight, radius, note };
    }),
  ];
}

function linksOf({ concepts, together, mentions }: MapAnswer): readonly GraphLink[] {
  return [
    ...together.map(([source, target, weight]) => ({ source, target, weight })),
    ...mentions.map(([source, note, weight]) => ({ source, target: concepts.length + note, weight })),
  ];
}

function isChosen(node: GraphNode, { concept, note }: Choice): boolean {
  return node.kind === 'concept' ? node.name === concept : node.note.uri === note;
}

function neighboursOf(node: number, links: readonly GraphLink[]): ReadonlySet<number> {
  return new Set(links.flatMap(({ source, target }) => (source === node ? [target] : target === node ? [source] : [])));
}

/** What was chosen comes first, then the weightiest; equals by their keys, so that the order is total. */
function order(a: GraphNode | undefined, aChosen: boolean, b: GraphNode | undefined, bChosen: boolean): number {
  if (aChosen !== bChosen) return aChosen ? -1 : 1;
  if (!a || !b) return 0;
  return b.weight - a.weight || (a.key < b.key ? -1 : 1);
}
