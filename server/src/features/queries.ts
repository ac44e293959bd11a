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
import { ignoreTerms, ignoreTermsParams } from './ignored.js';
import { setIntended, setIntendedParams } from './intended.js';
import { layOut, layOutParams } from './layout-query.js';
import { mentionList, mentionsParams } from './mention-list.js';
import { relatedParams, relatedPassages, searchParams, searchPassages } from './related.js';
import { repeats, repeatsParams } from './repeats.js';
import { type Progress, status } from './status.js';
import { term, termParams } from './term.js';

export interface QueryAnswerer {
  readonly method: string;
  readonly command: string;
  answer(context: Context, params: unknown, token: CancellationToken, progress: Progress): unknown;
}

/** What LSP has no word for, as a custom request and as a command alike. */
export const queries: readonly QueryAnswerer[] = [
  query(Query.relatedPassages, relatedParams, relatedPassages),
  query(Query.searchPassages, searchParams, searchPassages),
  query(Query.repeats, v.nullish(repeatsParams, {}), repeats),
  query(Action.setIntended, setIntendedParams, setIntended),
  query(Action.ignoreTerms, ignoreTermsParams, ignoreTerms),
  { ...Query.concepts, answer: (context) => concepts(context) },
  query(Query.mentions, mentionsParams, mentionList),
  { ...Query.glossaryProblems, answer: (context, _params, token) => glossaryProblems(context, token) },
  query(Query.term, termParams, term),
  query(Query.layOut, layOutParams, layOut),
  { ...Query.status, answer: (context, _params, _token, progress) => status(context, progress) },
];

/** A query as a command takes its parameters as the one argument. */
export function executeCommand(
  context: Context,
  { command, arguments: [params] = [] }: ExecuteCommandParams,
  token: CancellationToken,
  progress: Progress,
): unknown {
  const known = queries.find((one) => one.command === command);
  if (known === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command "${command}".`);
  return known.answer(context, params, token, progress);
}

function query<Schema extends v.GenericSchema>(
  names: Pick<QueryAnswerer, 'method' | 'command'>,
  schema: Schema,
  answer: (context: Context, params: v.InferOutput<Schema>, token: CancellationToken) => unknown,
): QueryAnswerer {
  return {
    ...names,
    answer: (context, params, token) => {
      const parsed = v.safeParse(schema, params);
      if (parsed.success) return answer(context, parsed.output, token);
      const [issue] = parsed.issues;
      const path = v.getDotPath(issue) ?? 'params';
      throw new ResponseError(ErrorCodes.InvalidParams, `${names.method}: ${path}: ${issue.message}`);
    },
  };
}
