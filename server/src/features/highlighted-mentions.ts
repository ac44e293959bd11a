import * as v from 'valibot';
import type { Range } from 'vscode-languageserver-protocol';
import type { Mention } from '../index.js';
import type { UnderlinesParams } from '../protocol.js';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';
import { rangeIn } from './places.js';

export const underlinesParams = v.object({ textDocument: v.object({ uri: v.string() }) });

/** The mentions to underline in an open note; none where they are coloured as tokens. */
export function underlines(context: Context, { textDocument }: UnderlinesParams): readonly Range[] {
  const uri = canonical(textDocument.uri);
  if (context.workspace.settingsOf(uri)['decorations.mentions'] !== 'underline') return [];
  return highlightedMentions(context, uri).flatMap((mention) => rangesInLines(context, uri, mention));
}

/** The mentions that the settings want to stand out. */
export function highlightedMentions({ notes, workspace }: Context, uri: string): readonly Mention[] {
  const wanted = workspace.settingsOf(uri)['mentions.highlight'];
  if (wanted === 'off') return [];
  if (wanted === 'all') return notes.mentions(uri);
  const seen = new Set<string>();
  return notes.mentions(uri).filter(({ concept }) => !seen.has(concept) && seen.add(concept));
}

/** The parts of a mention in each of its lines, the marks of a quote left out; none where the note is not open. */
export function rangesInLines(context: Context, uri: string, { start, end }: Mention): readonly Range[] {
  const text = context.workspace.buffers.get(uri)?.text.slice(start, end) ?? '';
  return Array.from(text.matchAll(/[^\r\n]+/g)).flatMap(({ index, 0: line }) => {
    const marks = /^[\s>]*/.exec(line)?.[0].length ?? 0;
    if (marks === line.length) return [];
    return rangeIn(context, { uri, start: start + index + marks, end: start + index + line.length }) ?? [];
  });
}
