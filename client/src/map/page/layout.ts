import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Graph } from './graph.js';
import type { Box, Point } from './picture.js';

/** Steps until the layout rests; fewer where most nodes have a place already. */
const allSteps = 140;
const fewSteps = 40;
const leastEnergy = 0.001;

interface Body extends SimulationNodeDatum {
  x: number;
  y: number;
}

/** Where the nodes of a graph stand. Equal graphs with equal places before get equal layouts: nothing in it is random. */
export class Layout {
  readonly #bodies: readonly Body[];
  readonly #simulation: Simulation<Body, SimulationLinkDatum<Body>>;
  #steps = 0;

  /** `before`: places that nodes had in an earlier layout, by their keys. What is new starts beside what it is linked with. */
  constructor(graph: Graph, before: ReadonlyMap<string, Point> = new Map()) {
    const known = graph.nodes.filter(({ key }) => before.has(key)).length;
    const startsAnew = known * 2 < graph.nodes.length;
    this.#bodies = graph.nodes.map(({ key }, index) => {
      const place = (startsAnew ? undefined : before.get(key)) ?? startOf(graph, index, before, startsAnew);
      return { x: place.x, y: place.y };
    });
    const linked = new Set(graph.links.flatMap(({ source, target }) => [source, target]));
    const links = graph.links.map(({ source, target }) => ({ source, target }));
    const isAtRest = !startsAnew && known === graph.nodes.length;
    this.#simulation = forceSimulation<Body>([...this.#bodies])
      .stop()
      .alpha(isAtRest ? leastEnergy : startsAnew ? 1 : 0.15)
      .alphaMin(leastEnergy)
      .alphaDecay(1 - leastEnergy ** (1 / (startsAnew ? allSteps : fewSteps)))
      .force('links', forceLink<Body, SimulationLinkDatum<Body>>(links).distance(60))
      .force('apart', forceManyBody<Body>().strength(-140).theta(1.1).distanceMax(600))
      .force(
        'collide',
        forceCollide<Body>((_, index) => (graph.nodes[index]?.radius ?? 0) + 4),
      )
      // A panel is wider than high. Nothing but this force holds what has no links.
      .force(
        'x',
        forceX<Body>().strength((_, index) => (linked.has(index) ? 0.045 : 0.15)),
      )
      .force(
        'y',
        forceY<Body>().strength((_, index) => (linked.has(index) ? 0.08 : 0.2)),
      );
  }

  /** Goes one step on; says whether more are needed. */
  step(): boolean {
    if (this.isSettled) return false;
    this.#simulation.tick();
    this.#steps++;
    return !this.isSettled;
  }

  /** How many steps were gone. */
  get steps(): number {
    return this.#steps;
  }

  get isSettled(): boolean {
    return this.#simulation.alpha() <= leastEnergy;
  }

  /** The place of a node by its index. */
  at(index: number): Point {
    return this.#bodies[index] ?? { x: 0, y: 0 };
  }

  get bounds(): Box {
    if (this.#bodies.length === 0) return { x: -100, y: -100, width: 200, height: 200 };
    const [xs, ys] = [this.#bodies.map(({ x }) => x), this.#bodies.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
  }
}

/** A first place: on a spiral with the weightiest in its middle, or beside a node whose place is known. */
function startOf(graph: Graph, index: number, before: ReadonlyMap<string, Point>, startsAnew: boolean): Point {
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  if (!startsAnew) {
    const link = graph.links.find(({ source, target }) => source === index || target === index);
    const other = link && graph.nodes[link.source === index ? link.target : link.source];
    const place = other && before.get(other.key);
    if (place) return { x: place.x + 40 * Math.cos(angle), y: place.y + 40 * Math.sin(angle) };
  }
  const distance = 18 * Math.sqrt(0.5 + index);
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}
