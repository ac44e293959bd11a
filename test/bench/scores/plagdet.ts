/** A detection, or a labelled case: UTF-16 offsets of what corresponds in two texts, ends exclusive. */
export interface Case {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

export interface PlagdetScore {
  readonly plagdet: number;
  readonly precision: number;
  readonly recall: number;
  readonly granularity: number;
}

/**
 * The measures of Potthast, Stein, Barrón-Cedeño and Rosso, "An Evaluation Framework for Plagiarism Detection" (2010):
 * macro-averaged precision and recall by characters, F1 divided by log2(1 + granularity).
 */
export class Plagdet {
  #precision = 0;
  #detections = 0;
  #recall = 0;
  #cases = 0;
  #detected = 0;
  #pieces = 0;

  /** Adds one pair of texts. */
  add(cases: readonly Case[], detections: readonly Case[]): void {
    for (const found of detections) {
      this.#detections++;
      this.#precision += share(found, cases);
    }
    for (const wanted of cases) {
      this.#cases++;
      this.#recall += share(wanted, detections);
      const pieces = detections.filter((found) => touches(found, wanted)).length;
      this.#pieces += pieces;
      if (pieces > 0) this.#detected++;
    }
  }

  score(): PlagdetScore {
    const precision = this.#detections > 0 ? this.#precision / this.#detections : 0;
    const recall = this.#cases > 0 ? this.#recall / this.#cases : 0;
    const granularity = this.#detected > 0 ? this.#pieces / this.#detected : 1;
    const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
    return { plagdet: f1 / Math.log2(1 + granularity), precision, recall, granularity };
  }
}

function overlap(one: readonly [number, number], other: readonly [number, number]): number {
  return Math.max(0, Math.min(one[1], other[1]) - Math.max(one[0], other[0]));
}

function touches(one: Case, other: Case): boolean {
  return overlap(one.a, other.a) > 0 && overlap(one.b, other.b) > 0;
}

/** The share of the characters of `one`, both sides together, that those of `others` which touch it cover. */
function share(one: Case, others: readonly Case[]): number {
  const touching = others.filter((other) => touches(one, other));
  const covered = (side: 'a' | 'b'): number =>
    coveredBy(
      one[side],
      touching.map((other) => other[side]),
    );
  const length = one.a[1] - one.a[0] + one.b[1] - one.b[0];
  return length > 0 ? (covered('a') + covered('b')) / length : 0;
}

/** Characters of a range that the union of others covers. */
export function coveredBy(range: readonly [number, number], others: readonly (readonly [number, number])[]): number {
  let covered = 0;
  let reached = range[0];
  for (const other of [...others].sort((x, y) => x[0] - y[0])) {
    const start = Math.max(reached, other[0]);
    const end = Math.min(range[1], other[1]);
    if (end <= start) continue;
    covered += end - start;
    reached = end;
  }
  return covered;
}
