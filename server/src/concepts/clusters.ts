import type { Steps } from '../steps.js';
import type { Draft } from './drafts.js';
import type { Difference, Evidence } from './evidence.js';
import type { Meaning } from './meanings.js';

/** Evidence that bears on one another and on nothing else, and the concepts that it makes. */
export interface Cluster {
  readonly evidence: readonly Evidence[];
  readonly drafts: readonly Draft[];
  readonly meaning: Meaning;
}

/** Evidence that one step looks at. */
const STEP = 256;

/** All evidence, in clusters: what changes in one changes nothing in the others. */
export class Clusters {
  /** By the reach of the evidence. */
  readonly #byKey = new Map<number, Cluster>();

  /** Takes away the clusters that a difference touches, and gives the evidence of those that take their place. */
  *regroup({ added, removed }: Difference): Steps<Regrouped> {
    const retired = new Set<Cluster>();
    for (const { cluster } of removed) if (cluster !== undefined) retired.add(cluster);
    let looked = 0;
    for (const { reach } of added) {
      for (const key of reach) {
        const cluster = this.#byKey.get(key);
        if (cluster !== undefined) retired.add(cluster);
      }
      if (++looked % STEP === 0) yield;
    }
    const loose = [...added];
    for (const { evidence } of retired) {
      for (const one of evidence) {
        for (const key of one.reach) this.#byKey.delete(key);
        if (!removed.has(one)) loose.push(one);
      }
    }
    return { retired, groups: yield* connected(loose) };
  }

  add(cluster: Cluster): void {
    for (const one of cluster.evidence) {
      one.cluster = cluster;
      for (const key of one.reach) this.#byKey.set(key, cluster);
    }
  }
}

/** The clusters that are none any more, and groups of evidence that are to be clusters. */
interface Regrouped {
  readonly retired: ReadonlySet<Cluster>;
  readonly groups: Evidence[][];
}

/** Parts evidence into groups that have nothing within reach of each other: union-find over what they reach. */
function* connected(evidence: readonly Evidence[]): Steps<Evidence[][]> {
  const parents = Uint32Array.from(evidence, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] ?? 0] ?? 0;
      root = parents[root] ?? 0;
    }
    return root;
  };
  const holders = new Map<number, number>();
  for (const [index, { reach }] of evidence.entries()) {
    for (const key of reach) {
      const holder = holders.get(key);
      if (holder === undefined) holders.set(key, index);
      else parents[rootOf(index)] = rootOf(holder);
    }
    if (index % STEP === STEP - 1) yield;
  }
  const groups = new Map<number, Evidence[]>();
  for (const [index, one] of evidence.entries()) {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [one]);
    else group.push(one);
    if (index % STEP === STEP - 1) yield;
  }
  return [...groups.values()];
}
