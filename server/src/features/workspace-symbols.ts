import MiniSearch from 'minisearch';
import {
  type CancellationToken,
  SymbolKind,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver-protocol';
import type { Concept, Place } from '../index.js';
import type { Context } from './context.js';
import { count } from './display.js';
import { mentionsOf } from './mentions.js';
import { locator } from './places.js';

const most = 50;

/** Finds concepts by name and form, typos and prefixes included. The index is made again when the notes have changed. */
export class WorkspaceSymbols {
  #revision = -1;
  #concepts: ReadonlyMap<string, Concept> = new Map();
  #index: MiniSearch = newIndex();

  async find(context: Context, params: WorkspaceSymbolParams, token: CancellationToken): Promise<WorkspaceSymbol[]> {
    const concepts = this.#search(context, params.query);
    const places = await placesOf(context, concepts, token);
    const locate = await locator(
      context,
      [...places.values()].map(({ uri }) => uri),
      token,
    );
    return concepts.flatMap(({ name, mentions, notes }) => {
      const place = places.get(name);
      const location = place && locate(place);
      const containerName = `${count(mentions, 'mention')} in ${count(notes, 'note')}`;
      return location === undefined ? [] : [{ name, kind: SymbolKind.Key, location, containerName }];
    });
  }

  #search(context: Context, query: string): readonly Concept[] {
    this.#refresh(context);
    const concepts = [...this.#concepts.values()];
    if (query.trim() === '') return concepts.sort((a, b) => b.mentions - a.mentions).slice(0, most);
    return this.#index
      .search(query)
      .slice(0, most)
      .flatMap(({ id }) => this.#concepts.get(id) ?? []);
  }

  #refresh({ notes, workspace }: Context): void {
    if (this.#revision === workspace.revision) return;
    // The starter glossary knows many concepts of which the notes say nothing: there is nowhere to go for these.
    const concepts = notes
      .concepts()
      .filter(({ mentions, definitions }) => mentions > 0 || definitions.some(({ uri }) => uri !== undefined));
    this.#concepts = new Map(concepts.map((concept) => [concept.name, concept]));
    this.#index = newIndex();
    this.#index.addAll(concepts.map(({ name, forms }) => ({ id: name, name, forms: forms.join('\n') })));
    this.#revision = workspace.revision;
  }
}

function newIndex(): MiniSearch {
  return new MiniSearch({
    fields: ['name', 'forms'],
    searchOptions: { boost: { name: 2 }, prefix: true, fuzzy: 0.25, combineWith: 'AND' },
  });
}

/** Where to go for a concept: its best definition that stands in a note, else its first mention. */
async function placesOf(
  context: Context,
  concepts: readonly Concept[],
  token: CancellationToken,
): Promise<ReadonlyMap<string, Place>> {
  const places = new Map<string, Place>();
  const wanted = new Set<string>();
  for (const { name, definitions } of concepts) {
    const { uri, start, end } = definitions.find((definition) => definition.uri !== undefined) ?? {};
    if (uri !== undefined && start !== undefined && end !== undefined) places.set(name, { uri, start, end });
    else wanted.add(name);
  }
  if (wanted.size === 0) return places;
  const missing = new Set(wanted);
  const mentions = await mentionsOf(
    context,
    wanted,
    token,
    ({ concept }) => missing.delete(concept) && missing.size === 0,
  );
  for (const { concept, ...place } of mentions) if (!places.has(concept)) places.set(concept, place);
  return places;
}
