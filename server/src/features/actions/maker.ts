import type { CancellationToken, CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import type { Copy, Repeat } from '../../index.js';
import type { Context } from '../context.js';
import type { Locate } from '../places.js';

/** A place of a repeat at the cursor: a flagged copy, or the original of one. */
export interface Target {
  readonly copy: Copy;
  readonly repeat: Repeat;
  /** Knows all places of the repeat. */
  readonly locate: Locate;
  /** Those of the client that are about this place; an original has none. */
  readonly diagnostics: Diagnostic[];
}

/** Offers what can be done about a place of a repeat, in the order in which it is shown. */
export type ActionMaker = (
  context: Context,
  target: Target,
  token: CancellationToken,
) => Promise<readonly CodeAction[]> | readonly CodeAction[];
