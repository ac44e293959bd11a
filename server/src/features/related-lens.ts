import * as v from 'valibot';
import type { CancellationToken, CodeLens } from 'vscode-languageserver-protocol';
import type { Place } from '../index.js';
import { type Context, stopIfCancelled } from './context.js';
import { placesCommand } from './lens-command.js';
import { locator, overlaps, rangeIn } from './places.js';
import { quotations } from './quotations.js';

/** Passages that are looked at in one turn of the event loop. */
const slice = 32;

/** What a lens is known by until it is resolved. `count`, so that another one is another lens. */
const lensData = v.object({ uri: v.string(), start: v.number(), count: v.number() });

/** Over every passage with strong relations: how many it has. Where these are is told when the lens is resolved. */
export async function relatedLenses(context: Context, uri: string, token: CancellationToken): Promise<CodeLens[]> {
  const { notes, workspace } = context;
  // While the folders are read, hardly anything is known that could be related.
  if (!workspace.settingsOf(uri)['codeLens.related'] || workspace.disk.isScanning) return [];
  const identity = notes.identity(uri);
  const passages = notes.passages(uri);
  const relations = new Map<number, Place[]>(quotations(context, uri, passages));
  for (let from = 0; from < passages.length; from += slice) {
    for (const [start, related] of strongIn(context, uri, from, from + slice)) {
      relations.set(start, merged(relations.get(start), related));
    }
    await context.turns.next();
    stopIfCancelled(token);
    if (notes.identity(uri) !== identity) return relatedLenses(context, uri, token);
  }
  return [...relations].flatMap(([start, places]) => {
    const range = rangeIn(context, { uri, start, end: start });
    return range === undefined ? [] : [{ range, data: { uri, start, count: places.length } }];
  });
}

/** Says how many relations there are, and lists them at a click. Lenses that are no such ones are left as they are. */
export async function resolveRelatedLens(
  context: Context,
  lens: CodeLens,
  token: CancellationToken,
): Promise<CodeLens> {
  const parsed = v.safeParse(lensData, lens.data);
  if (!parsed.success) return lens;
  const { uri, start, count: known } = parsed.output;
  const passages = context.notes.passages(uri);
  const at = passages.findIndex((passage) => passage.start === start);
  const quoted = new Map(quotations(context, uri, passages)).get(start);
  const places = merged(quoted, new Map(strongIn(context, uri, at, at + 1)).get(start));
  const locate = await locator(
    context,
    places.map((place) => place.uri),
    token,
  );
  const locations = places.flatMap((place) => locate(place) ?? []);
  const { t } = context;
  const related = locations.length || known;
  const title = related === 1 ? t('1 related passage') : t('{0} related passages', related);
  const shown = context.workspace.buffers.get(uri)?.uri ?? uri;
  return { ...lens, command: placesCommand(context.client, title, shown, lens.range.start, locations) };
}

/** The passages number `from` to before `to` that share much with others, each by where it starts. */
function strongIn({ notes, workspace }: Context, uri: string, from: number, to: number): [number, readonly Place[]][] {
  const least = workspace.settingsOf(uri)['codeLens.relatedStrength'];
  return notes.strong(uri, least, Math.max(0, from), to).map(({ start, related }) => [start, related]);
}

/** Quotations and what is related besides; a place that both name once. */
function merged(quoted: readonly Place[] = [], related: readonly Place[] = []): Place[] {
  return [...quoted, ...related.filter((one) => !quoted.some((other) => overlaps(one, other)))];
}
