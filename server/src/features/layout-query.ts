import * as v from 'valibot';
import type { LayOutParams } from '../protocol.js';
import type { Context } from './context.js';
import { laidOutAs } from './layout.js';

export const layOutParams = v.object({ text: v.string(), as: v.string() });

/** Lays a text out as another one is. */
export function layOut(_context: Context, { text, as }: LayOutParams): string {
  return laidOutAs(text, as);
}
