import * as v from 'valibot';
import {
  type CancellationToken,
  ErrorCodes,
  type ExecuteCommandParams,
  ResponseError,
} from 'vscode-languageserver-protocol';
import { Action, Query } from '../protocol.js';
import { concepts } from './concepts.js';
import type { Context } from './context.js';
import { glossaryProblems } from './glossary-diagnostics.js';
import { underlines, underlinesParams } from './highlighted-mentions.js';
import { ignoreTerms, ignoreTermsParams } from './ignored.js';
import { setIntended, setIntendedParams } from './intended.js';
import { layOut, layOutParams } from './layout-query.js';
import { map, mapParams } from './map.js';
import { mentionList, mentionsParams } from './mention-list.js';
import { relatedParams, relatedPassages, searchParams, searchPassages } from './related.js';
import { type RepeatLists, repeatListParams } from './repeat-list.js';
import { repeats, repeatsParams } from './repeats.js';
import type { StatusFeed } from './status-feed.js';
import { afterSettling, afterWork } from './steps.js';
import { term, termParams } from './term.js';
import { passageParams, thisPassage } from './this-passage.js';

export interface QueryAnswerer {
  readonly method: string;
  readonly command: string;
  answer(context: Context, params: unknown, token: CancellationToken, session: QuerySession): unknown;
}

/** What some queries need besides the notes. */
export interface QuerySession {
  readonly statusFeed: StatusFeed;
  readonly repeatLists: RepeatLists;
}

/** What LSP has no word for, as a custom request and as a command alike. */
export const queries: readonly QueryAnswerer[] = [
  query(Query.passage, passageParams, afterWork(afterSettling(thisPassage))),
  query(Query.relatedPassages, relatedParams, afterWork(afterSettling(relatedPassages))),
  query(Query.searchPassages, searchParams, afterWork(afterSettling(searchPassages))),
  query(Query.repeats, v.nullish(repeatsParams, {}), afterWork(repeats)),
  query(Query.repeatList, repeatListParams, (context, params, token, session) =>
    session.repeatLists.find(context, params, token),
  ),
  query(Action.setIntended, setIntendedParams, setIntended),
  query(Action.ignoreTerms, ignoreTermsParams, ignoreTerms),
  { ...Query.concepts, answer: (context, _params, token) => concepts(context, token) },
  query(Query.mentions, mentionsParams, afterSettling(mentionList)),
  { ...Query.glossaryProblems, answer: (context, _params, token) => glossaryProblems(context, token) },
  query(Query.underlines, underlinesParams, afterSettling(underlines)),
  query(Query.map, v.nullish(mapParams, {}), map),
  query(Query.term, termParams, afterSettling(term)),
  query(Query.layOut, layOutParams, layOut),
  { ...Query.status, answer: (_context, _params, _token, { statusFeed }) => statusFeed.answer() },
];

/** A query as a command takes its parameters as the one argument. */
export function executeCommand(
  context: Context,
  { command, arguments: [params] = [] }: ExecuteCommandParams,
  token: CancellationToken,
  session: QuerySession,
): unknown {
  const known = queries.find((one) => one.command === command);
  if (known === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command "${command}".`);
  return known.answer(context, params, token, session);
}

function query<Schema extends v.GenericSchema>(
  names: Pick<QueryAnswerer, 'method' | 'command'>,
  schema: Schema,
  answer: (context: Context, params: v.InferOutput<Schema>, token: CancellationToken, session: QuerySession) => unknown,
): QueryAnswerer {
  return {
    ...names,
    answer: (context, params, token, session) => {
      const parsed = v.safeParse(schema, params);
      if (parsed.success) return answer(context, parsed.output, token, session);
      const [issue] = parsed.issues;
      const path = v.getDotPath(issue) ?? 'params';
      throw new ResponseError(ErrorCodes.InvalidParams, `${names.method}: ${path}: ${issue.message}`);
    },
  };
}
