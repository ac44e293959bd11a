import { type CancellationToken, l10n, type TextEditor, window } from 'vscode';
import { type PassageAnswer, Query } from '../../../server/src/protocol.js';
import { hint } from '../hint.js';
import type { LanguageServer } from '../language-server.js';
import { foundItem } from './passage-items.js';
import type { PassageList } from './passage-list.js';

/** The most that a selection gives to search for, in UTF-16 code units. */
const longestQuery = 200;

/** The command Search Passages. */
export class PassageSearch {
  readonly #server: LanguageServer;
  readonly #list: PassageList;
  /** What was searched for last. */
  #last = '';

  constructor(server: LanguageServer, list: PassageList) {
    this.#server = server;
    this.#list = list;
  }

  /**
   * Offers the passages for what is typed. At first that is the given query (a key binding may have one), else what is
   * selected, else what was searched for last.
   */
  async run(given?: unknown): Promise<void> {
    const texts = {
      title: l10n.t('Search Passages'),
      placeholder: l10n.t('Words, "an exact phrase", -without; a concept by any of its names'),
      typed: (typeof given === 'string' && given) || selected(window.activeTextEditor) || this.#last,
    };
    const typed = await this.#list.show(texts, async (query, token) => {
      if (query.trim() === '') return [];
      const found = await searchPassages(this.#server, query, token);
      if (found || token.isCancellationRequested) return found?.map(foundItem);
      hint(l10n.t('Intertext is not running.'));
      return undefined;
    });
    this.#last = typed.trim() || this.#last;
  }
}

/** The passages for what is typed so far; undefined where the server does not answer. */
export function searchPassages(
  server: LanguageServer,
  query: string,
  token: CancellationToken,
): Promise<readonly PassageAnswer[] | undefined> {
  return server.request(Query.searchPassages.method, { query, prefix: true }, token);
}

function selected(editor: TextEditor | undefined): string {
  const text = editor?.document.getText(editor.selection) ?? '';
  return text.slice(0, longestQuery).replace(/\s+/g, ' ').trim();
}
