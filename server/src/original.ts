import type { Copy } from './answers.js';

/** The original among the copies of a repeat: the first that is not a quotation, if there is one. */
export function originalOf<One extends Copy>(copies: readonly One[]): One | undefined {
  return copies.find(({ kind }) => kind === 'original');
}
