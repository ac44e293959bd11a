import type { Place } from '../../../server/src/index.js';

/** Two places are the same where their common part is at least this share of their union: bounds move by a word. */
const SAME = 0.9;

/** Whether a verdict on one place holds for another. */
export function isSame(one: Place, other: Place): boolean {
  if (one.uri !== other.uri) return false;
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const both = Math.max(one.end, other.end) - Math.min(one.start, other.start);
  return common >= SAME * both;
}
