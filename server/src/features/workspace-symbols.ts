import MiniSearch from 'minisearch';
import {
  type CancellationToken,
  SymbolKind,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver-protocol';
import type { Concept, Mention, Place } from '../index.js';
import type { Context } from './context.js';
import { knownConcepts } from './known-terms.js';
import { mentionsOf } from './mentions.js';
import { locator } from './places.js';
import { haveSameNames } from './same-names.js';
import { mentionCounts } from './wording.js';

const most = 50;

/** A concept that a query finds, and what of it the query is like: its name, or the form that is more so. */
interface Found {
  readonly concept: Concept;
  readonly form: string;
}

/** Finds concepts by name and form, typos and prefixes included. The index is made again when there are other names. */
export class WorkspaceSymbols {
  #concepts: readonly Concept[] = [];
  #index: MiniSearch = newIndex();

  async find(context: Context, params: WorkspaceSymbolParams, token: CancellationToken): Promise<WorkspaceSymbol[]> {
    await this.#refresh(context, token);
    const found = this.#search(params.query).filter(leadsSomewhere).slice(0, most);
    const places = await placesOf(
      context,
      found.map(({ concept }) => concept),
      token,
    );
    const locate = await locator(
      context,
      [...places.values()].map(({ uri }) => uri),
      token,
    );
    return found.flatMap(({ concept, form }) => {
      const { name } = concept;
      const place = places.get(name);
      const location = place && locate(place);
      const counts = mentionCounts(context.t, concept);
      // An editor compares the query with the name of a symbol: a form that is found has to stand there.
      const containerName = form === name ? counts : `${name}, ${counts}`;
      return location === undefined ? [] : [{ name: form, kind: SymbolKind.Key, location, containerName }];
    });
  }

  #search(query: string): readonly Found[] {
    if (query.trim() === '') {
      const ranked = this.#concepts.toSorted((a, b) => b.mentions - a.mentions);
      return ranked.map((concept) => ({ concept, form: concept.name }));
    }
    return this.#index.search(query).flatMap(({ id, queryTerms }) => {
      const concept = this.#concepts[id];
      return concept === undefined ? [] : [{ concept, form: formLike(concept, queryTerms) }];
    });
  }

  async #refresh(context: Context, token: CancellationToken): Promise<void> {
    const concepts = await knownConcepts(context, token);
    const isSame = haveSameNames(concepts, this.#concepts);
    this.#concepts = concepts;
    if (isSame) return;
    this.#index = newIndex();
    this.#index.addAll(
      concepts.map(({ name, aliases, forms }, id) => ({
        id,
        name,
        aliases: aliases.join('\n'),
        forms: forms.join('\n'),
      })),
    );
  }
}

function newIndex(): MiniSearch {
  return new MiniSearch({
    fields: ['name', 'aliases', 'forms'],
    searchOptions: { boost: { name: 4, aliases: 2 }, prefix: true, fuzzy: 0.25, combineWith: 'AND' },
  });
}

/** The starter glossary knows many concepts of which the notes say nothing: there is nowhere to go for these. */
function leadsSomewhere({ concept: { mentions, definitions } }: Found): boolean {
  return mentions > 0 || definitions.some(({ uri }) => uri !== undefined);
}

/** The name of a concept, or the first form with more words that begin as those of a query do. */
function formLike({ name, aliases, forms }: Concept, query: readonly string[]): string {
  const held = (form: string): number => {
    const words = form.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return query.filter((term) => words.some((word) => word.startsWith(term))).length;
  };
  return [...aliases, ...forms].reduce((best, form) => (held(form) > held(best) ? form : best), name);
}

/** Where to go for a concept: its best definition that stands in a note, else its first mention. */
async function placesOf(
  context: Context,
  concepts: readonly Concept[],
  token: CancellationToken,
): Promise<ReadonlyMap<string, Place>> {
  const wanted = new Set(concepts.filter((concept) => definedAt(concept) === undefined).map(({ name }) => name));
  const missing = new Set(wanted);
  const isEnough = ({ concept }: Mention): boolean => missing.delete(concept) && missing.size === 0;
  const mentions = wanted.size === 0 ? [] : await mentionsOf(context, wanted, token, isEnough);
  const places = new Map<string, Place>();
  for (const concept of concepts) {
    // Notes may have changed meanwhile.
    const place = definedAt(wanted.size === 0 ? concept : context.notes.concept(concept.name));
    if (place !== undefined) places.set(concept.name, place);
  }
  for (const { concept, ...place } of mentions) if (!places.has(concept)) places.set(concept, place);
  return places;
}

/** The best definition that stands in a note. */
function definedAt(concept: Concept | undefined): Place | undefined {
  const { uri, start, end } = concept?.definitions.find((definition) => definition.uri !== undefined) ?? {};
  return uri === undefined || start === undefined || end === undefined ? undefined : { uri, start, end };
}
