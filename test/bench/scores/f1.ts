export interface F1Score {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

/** Precision, recall and their harmonic mean. */
export function f1(right: number, found: number, wanted: number): F1Score {
  const precision = right / found;
  const recall = right / wanted;
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall };
}
