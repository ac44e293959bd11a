import type { Draft } from './drafts.js';
import type { Difference, Evidence } from './evidence.js';
import type { Meaning } from './meanings.js';

/** Evidence that bears on one another and on nothing else, and the concepts that it makes. */
export interface Cluster {
  readonly evidence: readonly Evidence[];
  readonly drafts: readonly Draft[];
  readonly meaning: Meaning;
}

/** All evidence, in clusters: what changes in one changes nothing in the others. */
export class Clusters {
  /** By the reach of the evidence. */
  readonly #byKey = new Map<number, Cluster>();

  /** Takes away the clusters that a difference touches. Returns them, and the evidence of those that take their place. */
  regroup({ added, removed }: Difference): { readonly retired: ReadonlySet<Cluster>; readonly groups: Evidence[][] } {
    const retired = new Set<Cluster>();
    for (const { cluster } of removed) if (cluster !== undefined) retired.add(cluster);
    for (const { reach } of added) {
      for (const key of reach) {
        const cluster = this.#byKey.get(key);
        if (cluster !== undefined) retired.add(cluster);
      }
    }
    const loose = [...added];
    for (const { evidence } of retired) {
      for (const one of evidence) {
        for (const key of one.reach) this.#byKey.delete(key);
        if (!removed.has(one)) loose.push(one);
      }
    }
    return { retired, groups: connected(loose) };
  }

  add(cluster: Cluster): void {
    for (const one of cluster.evidence) {
      one.cluster = cluster;
      for (const key of one.reach) this.#byKey.set(key, cluster);
    }
  }
}

/** Parts evidence into groups that have nothing within reach of each other: union-find over what they reach. */
function connected(evidence: readonly Evidence[]): Evidence[][] {
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
  }
  const groups = new Map<number, Evidence[]>();
  for (const [index, one] of evidence.entries()) {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
