import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import type { Notes } from '../index.js';
import type { Translate } from '../messages.js';
import type { Change } from '../workspace/changes.js';
import type { PositionEncoding } from '../workspace/positions.js';
import type { Pace } from '../workspace/put-off-work.js';
import type { Workspace } from '../workspace/workspace.js';
import type { NotesProgress } from './progress.js';

/** What the client understands beyond the first version of the protocol. */
export interface ClientSkills {
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly definitionLinks: boolean;
  readonly nestedSymbols: boolean;
  readonly versionedEdits: boolean;
  /** Whether edits can be told apart and be asked about before they are applied. */
  readonly annotatedEdits: boolean;
  readonly lazyEdits: boolean;
  /** Ranges to fold that it takes for one note. */
  readonly mostFolds: number;
  /** Whether it shows a text of ours in place of what is folded. */
  readonly foldedText: boolean;
  /** Whether it fades what is tagged as unnecessary. */
  readonly fadedText: boolean;
  /** Commands of the client that actions and lenses may call. */
  readonly commands: ReadonlySet<string>;
}

/** What every feature answers from. */
export interface Context extends Pace {
  readonly notes: Notes;
  readonly workspace: Workspace;
  readonly encoding: PositionEncoding;
  readonly client: ClientSkills;
  /** Says what people read; what only programs read, and the log, is English. */
  readonly t: Translate;
  /** Tells the user something, in a sentence or two. */
  tell(message: string): void;
  /** Shows that something takes its time, until it is ended; `title`: what is done. */
  progress(title: string): NotesProgress;
  /** Applies what a request has changed, and does what follows from it. */
  apply(change: Change): void;
}

/** To be called after every `await` of a request. */
export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
