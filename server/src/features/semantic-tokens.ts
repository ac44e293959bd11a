import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensLegend,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver-protocol';
import type { Mention } from '../index.js';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';
import { highlightedMentions, rangesInLines } from './highlighted-mentions.js';
import { offsetIn } from './places.js';

/** The one type of token; a colour theme knows it by this name. */
export const legend: SemanticTokensLegend = { tokenTypes: ['concept'], tokenModifiers: [] };

/** Numbers that tell one token: lines and characters since the one before, length, type, modifiers. */
const numbers = 5;

interface Told {
  readonly resultId: string;
  /** Of the buffer that the tokens are of. */
  readonly version: number;
  readonly data: readonly number[];
}

/** The mentions in open notes as tokens. What a client was told last of each note is kept, to tell what has changed. */
export class MentionTokens {
  readonly #told = new Map<string, Told>();
  #count = 0;

  full(context: Context, { textDocument }: SemanticTokensParams): SemanticTokens {
    const { resultId, data } = this.#tell(context, canonical(textDocument.uri));
    return { resultId, data: [...data] };
  }

  /** What has changed since an answer; all of it where that answer is not the last one. */
  delta(
    context: Context,
    { textDocument, previousResultId }: SemanticTokensDeltaParams,
  ): SemanticTokens | SemanticTokensDelta {
    const uri = canonical(textDocument.uri);
    const before = this.#told.get(uri);
    const { resultId, data } = this.#tell(context, uri);
    if (before?.resultId !== previousResultId) return { resultId, data: [...data] };
    return { resultId, edits: changeOf(before.data, data) };
  }

  range(context: Context, { textDocument, range }: SemanticTokensRangeParams): SemanticTokens {
    const uri = canonical(textDocument.uri);
    const start = offsetIn(context, uri, range.start) ?? 0;
    const end = offsetIn(context, uri, range.end) ?? 0;
    const within = mentionsToShow(context, uri).filter((mention) => mention.start < end && start < mention.end);
    return { data: [...tokensOf(context, uri, within)] };
  }

  /** Whether an open note has other tokens than the client was told, without having been edited since. */
  areStale(context: Context): boolean {
    const { buffers } = context.workspace;
    for (const uri of [...this.#told.keys()]) if (!buffers.has(uri)) this.#told.delete(uri);
    return Array.from(this.#told).some(([uri, { version, data }]) => {
      if (buffers.get(uri)?.version !== version) return false;
      return !isSame(data, tokensOf(context, uri, mentionsToShow(context, uri)));
    });
  }

  #tell(context: Context, uri: string): Told {
    const data = tokensOf(context, uri, mentionsToShow(context, uri));
    const version = context.workspace.buffers.get(uri)?.version ?? 0;
    const told = { resultId: String(++this.#count), version, data };
    this.#told.set(uri, told);
    return told;
  }
}

/** The mentions that the settings want coloured. */
function mentionsToShow(context: Context, uri: string): readonly Mention[] {
  const isColored = context.workspace.settingsOf(uri)['decorations.mentions'] === 'color';
  return isColored ? highlightedMentions(context, uri) : [];
}

/** A token lies within one line: a mention that goes on in the next one is two. */
function tokensOf(context: Context, uri: string, mentions: readonly Mention[]): readonly number[] {
  const data: number[] = [];
  let [line, character] = [0, 0];
  for (const mention of mentions) {
    for (const { start, end } of rangesInLines(context, uri, mention)) {
      data.push(start.line - line, start.line > line ? start.character : start.character - character);
      data.push(end.character - start.character, 0, 0);
      ({ line, character } = start);
    }
  }
  return data;
}

/** One edit that makes `after` of `before`, between what both begin and end with, in whole tokens. */
function changeOf(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  start -= start % numbers;
  let rest = 0;
  while (rest < most - start && before.at(-1 - rest) === after.at(-1 - rest)) rest++;
  rest -= rest % numbers;
  const deleteCount = before.length - start - rest;
  const data = after.slice(start, after.length - rest);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, at) => number === b[at]);
}
