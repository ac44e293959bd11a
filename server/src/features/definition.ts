import type { CancellationToken, DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver-protocol';
import type { Context } from './context.js';
import { type DefiningPlace, definingPlaces, type Meant, meantAt } from './mentions.js';
import { locator } from './places.js';

const most = 10;

/**
 * Where a concept is defined: its glossary entries, or else the passages that say what it is, best first. From one of
 * these the others are given, entries and passages alike; where there is no other, itself, so that an editor may show
 * the references instead.
 */
export async function definition(
  context: Context,
  params: DefinitionParams,
  token: CancellationToken,
): Promise<Location[] | DefinitionLink[] | null> {
  const meant = meantAt(context, params);
  if (meant === undefined) return null;
  const places = placesFor(meant, definingPlaces(context, meant.concept)).slice(0, most);
  const locate = await locator(context, [meant.uri, ...places.map(({ uri }) => uri)], token);
  const located = places.flatMap((place) => {
    const [whole, name] = [locate(place), locate(place.name)];
    return whole === undefined || name === undefined ? [] : [{ whole, name }];
  });
  const originSelectionRange = locate({ ...meant.mention, uri: meant.uri })?.range;
  if (!context.client.definitionLinks || originSelectionRange === undefined) return located.map(({ whole }) => whole);
  return located.map(({ whole: { uri, range }, name }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: name.range,
  }));
}

function placesFor({ uri, mention }: Meant, places: readonly DefiningPlace[]): readonly DefiningPlace[] {
  const own = places.find(({ name }) => name.uri === uri && name.start === mention.start);
  if (own !== undefined) return places.length > 1 ? places.filter((place) => place !== own) : [own];
  const entries = places.filter(({ origin }) => origin === 'glossary');
  return entries.length > 0 ? entries : places;
}
