import { createHash } from 'node:crypto';
import {
  type CancellationToken,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver-protocol';
import type { Copy, Repeat } from '../index.js';
import { originalOf } from '../index.js';
import type { Context } from './context.js';
import { type Flag, flagsOf } from './flags.js';
import { glossaryDiagnostics } from './glossary-diagnostics.js';
import { nameOf } from './names.js';
import { type Locate, lineOf, locator } from './places.js';
import { severities } from './severities.js';
import { messageOf, othersOf } from './wording.js';

export interface Report {
  /** Equal for equal diagnostics. */
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/** Other places of a repeat that one diagnostic names; boilerplate may stand in thousands of notes. */
const mostPlaces = 250;
/** Those that all diagnostics of a note name together, though each may name a few. */
const mostPlacesOfNote = 10_000;
const fewPlaces = 10;

/** One diagnostic for every flagged copy of a note, and for every mistake in a glossary note. */
export async function diagnose(context: Context, uri: string, token: CancellationToken): Promise<Report> {
  const { settings } = context.workspace;
  const flags = context.workspace.isNote(uri) ? flagsOf(context.notes.repeats(uri), uri, settings) : [];
  return reportOf(context, uri, flags, { limit: settings['diagnostics.limit'], later: 0 }, token);
}

/** The same with the flags of the note as `repeatDiagnostics` takes them. */
export async function reportOf(
  context: Context,
  uri: string,
  flags: readonly Flag[],
  share: Share,
  token: CancellationToken,
): Promise<Report> {
  const mistakes = await glossaryDiagnostics(context, uri, token);
  const items = [...mistakes, ...(await repeatDiagnostics(context, flags, share, token))];
  return { resultId: createHash('sha1').update(JSON.stringify(items)).digest('hex'), items };
}

/** Flags that may be shown of a note, and that are still to come in other notes. */
interface Share {
  readonly limit: number;
  readonly later: number;
}

/** At most `limit` diagnostics. Where the limit is reached in this note, the last one tells how many are missing. */
async function repeatDiagnostics(
  context: Context,
  flags: readonly Flag[],
  { limit, later }: Share,
  token: CancellationToken,
): Promise<Diagnostic[]> {
  const isCut = flags.length >= limit && flags.length + later > limit;
  const shown = isCut ? flags.slice(0, limit - 1) : flags;
  const next = isCut ? flags[shown.length] : undefined;
  const repeats = new Set(flags.slice(0, limit).map(({ repeat }) => repeat));
  const uris = new Set([...repeats].flatMap(({ copies }) => copies.map(({ uri }) => uri)));
  const locate = await locator(context, uris, token);
  const share = Math.floor(mostPlacesOfNote / Math.max(shown.length, 1));
  const places = Math.min(Math.max(share, fewPlaces), mostPlaces);
  const items = shown.flatMap((flag) => diagnostic(context, flag, places, locate) ?? []);
  if (next !== undefined) items.push(...notice(context, next, flags.length - shown.length + later, locate));
  return items;
}

function diagnostic(
  context: Context,
  { copy, repeat, severity }: Flag,
  places: number,
  locate: Locate,
): Diagnostic | undefined {
  const range = locate(copy)?.range;
  if (range === undefined) return undefined;
  const isFaded = copy.kind === 'copy' && context.workspace.settingsOf(copy.uri)['repeats.fade'];
  return {
    range,
    severity: severities[severity],
    source: 'intertext',
    code: `repeat.${copy.kind}`,
    message: messageOf(context.t, copy, repeat, whereIs(context, repeat, copy)),
    relatedInformation: others(context, copy, repeat, places, locate),
    ...(isFaded && context.client.fadedText ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

function whereIs(context: Context, repeat: Repeat, copy: Copy): string {
  const original = originalOf(repeat.copies);
  if (original === undefined) return '';
  const line = `${lineOf(context, original)}`;
  return original.uri === copy.uri
    ? context.t('on line {0}', line)
    : context.t('in {0}, line {1}', nameOf(context, original.uri), line);
}

function others(
  { t }: Context,
  copy: Copy,
  repeat: Repeat,
  most: number,
  locate: Locate,
): DiagnosticRelatedInformation[] {
  return othersOf(t, copy, repeat, most).flatMap(({ other, message }) => {
    const location = locate(other);
    return location === undefined ? [] : [{ location, message }];
  });
}

function notice({ t }: Context, { copy }: Flag, missing: number, locate: Locate): Diagnostic[] {
  const range = locate(copy)?.range;
  if (range === undefined) return [];
  const message =
    missing === 1
      ? t('1 repeat more from here on; "intertext.diagnostics.limit" says how many are shown.')
      : t('{0} repeats more from here on; "intertext.diagnostics.limit" says how many are shown.', missing);
  return [{ range, severity: DiagnosticSeverity.Information, source: 'intertext', code: 'repeat.limit', message }];
}
