import type { CancellationToken, DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver-protocol';
import type { Definition, Place } from '../index.js';
import type { Context } from './context.js';
import { meantAt } from './mentions.js';
import { locator } from './places.js';

const most = 10;

/** Where a concept is defined: its glossary entries, or else the passages that say what it is, best first. */
export async function definition(
  context: Context,
  params: DefinitionParams,
  token: CancellationToken,
): Promise<Location[] | DefinitionLink[] | null> {
  const meant = meantAt(context, params);
  if (meant === undefined) return null;
  const places = placesOf(meant.concept.definitions);
  const locate = await locator(context, [meant.uri, ...places.map(({ uri }) => uri)], token);
  const locations = places.flatMap((place) => locate(place) ?? []);
  const originSelectionRange = locate({ ...meant.mention, uri: meant.uri })?.range;
  if (!context.client.definitionLinks || originSelectionRange === undefined) return locations;
  return locations.map(({ uri, range }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: { start: range.start, end: range.start },
  }));
}

function placesOf(definitions: readonly Definition[]): readonly Place[] {
  const places = (origin: Definition['origin']): Place[] =>
    definitions.flatMap(({ uri, start, end, ...definition }) =>
      definition.origin === origin && uri !== undefined && start !== undefined && end !== undefined
        ? [{ uri, start, end }]
        : [],
    );
  const entries = places('glossary');
  return (entries.length > 0 ? entries : places('note')).slice(0, most);
}
