import type { CancellationToken, CodeLens, Location } from 'vscode-languageserver-protocol';
import { originalOf } from '../index.js';
import type { Context } from './context.js';
import { placesCommand } from './lens-command.js';
import { locator } from './places.js';

/** Over every line on which originals begin: in how many other places these stand. The command shows where. */
export async function repeatLenses(context: Context, uri: string, token: CancellationToken): Promise<CodeLens[]> {
  const { notes, workspace } = context;
  if (!workspace.settingsOf(uri)['codeLens.repeats']) return [];
  const repeats = notes.repeats(uri).filter(({ copies }) => originalOf(copies)?.uri === uri);
  const uris = repeats.flatMap(({ copies }) => copies.map((copy) => copy.uri));
  const locate = await locator(context, uris, token);
  const lines = new Map<number, { readonly original: Location; readonly places: Map<string, Location> }>();
  for (const { copies } of repeats) {
    const first = originalOf(copies);
    const original = first && locate(first);
    const flagged = copies.filter((copy) => copy !== first && copy.intended === undefined);
    if (original === undefined || flagged.length === 0) continue;
    const { line } = original.range.start;
    const known = lines.get(line) ?? { original, places: new Map() };
    lines.set(line, known);
    for (const place of flagged.flatMap((other) => locate(other) ?? [])) known.places.set(JSON.stringify(place), place);
  }
  return Array.from(lines.values(), ({ original, places }) => lens(context, original, [...places.values()]));
}

function lens({ client, t }: Context, { uri, range: { start } }: Location, places: readonly Location[]): CodeLens {
  const title = places.length === 1 ? t('repeated once') : t('repeated {0} times', places.length);
  return { range: { start, end: start }, command: placesCommand(client, title, uri, start, places) };
}
