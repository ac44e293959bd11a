/** How much each relevant document is worth to a query. */
export type Gains = ReadonlyMap<string, number>;

/** Means of nDCG@10, recall@100 and reciprocal rank over queries. */
export class RankingScore {
  #queries = 0;
  #ndcg = 0;
  #recall = 0;
  #reciprocal = 0;

  get queries(): number {
    return this.#queries;
  }

  /** Adds the ranked documents of one query, at most 100 of them. */
  add(ranked: readonly string[], wanted: Gains): void {
    const gains = ranked.slice(0, 100).map((id) => wanted.get(id) ?? 0);
    const relevant = [...wanted.values()].filter((gain) => gain > 0).sort((a, b) => b - a);
    const first = gains.findIndex((gain) => gain > 0);
    this.#queries++;
    this.#ndcg += discounted(gains.slice(0, 10)) / (discounted(relevant.slice(0, 10)) || 1);
    this.#recall += gains.filter((gain) => gain > 0).length / (relevant.length || 1);
    this.#reciprocal += first < 0 ? 0 : 1 / (first + 1);
  }

  means(): { readonly ndcg: number; readonly recall: number; readonly mrr: number } {
    const count = this.#queries || 1;
    return { ndcg: this.#ndcg / count, recall: this.#recall / count, mrr: this.#reciprocal / count };
  }
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0);
}
