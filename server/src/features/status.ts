import type { StatusAnswer } from '../protocol.js';
import type { Context } from './context.js';

export interface Progress {
  readonly isIndexing: boolean;
  /** How much of what was found in the folders has been read, 0 to 1. */
  readonly share: number;
  /** Milliseconds that reading the folders took the last time. */
  readonly milliseconds: number;
  /** Milliseconds that it took to open the stored index; undefined where there was none. */
  readonly opened: number | undefined;
}

/** What has been read, what has been left out and why. */
export function status({ notes, workspace, t }: Context, progress: Progress): StatusAnswer {
  const { isIndexing, share, milliseconds, opened } = progress;
  const off = workspace.folders.flatMap(({ uri, state }) =>
    state.is === 'off' ? [{ uri, reason: t(...state.reason) }] : [],
  );
  const isOff = off.length > 0 && off.length === workspace.folders.length;
  const skipped = [...workspace.skipped].map(([uri, reason]) => ({ uri, reason: t(...reason) }));
  const state = isOff ? 'off' : isIndexing ? 'indexing' : 'ready';
  return {
    state,
    ...(state === 'indexing' ? { progress: share } : {}),
    ...(isOff && off[0] !== undefined ? { reason: off[0].reason } : {}),
    ...notes.counts(),
    skipped: isOff ? skipped : [...off, ...skipped],
    times: { index: milliseconds, ...(opened === undefined ? {} : { open: opened }) },
  };
}
