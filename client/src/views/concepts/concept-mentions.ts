import { Location, l10n, Uri } from 'vscode';
import { type MentionsAnswer, type MentionsParams, type NoteMentions, Query } from '../../../../server/src/protocol.js';
import type { LanguageServer } from '../../language-server.js';
import { toRange } from '../../places.js';
import type { ConceptNode, MentionNode, NoteNode, RemarkNode } from './concept-nodes.js';

/** The most mentions that are listed of one note. */
const mostMentions = 500;

/** What the rows of concepts and notes open to: asked of the server when somebody opens them, and kept up to date. */
export class MentionRows {
  readonly #server: Pick<LanguageServer, 'request'>;
  /** Rows that were opened and closed again: what they open to is asked for anew. */
  readonly #closed = new WeakSet<object>();

  constructor(server: Pick<LanguageServer, 'request'>) {
    this.#server = server;
  }

  opened(row: object): void {
    this.#closed.delete(row);
  }

  closed(row: object): void {
    this.#closed.add(row);
  }

  /** The notes that mention a concept. */
  async notesOf(concept: ConceptNode): Promise<readonly NoteNode[]> {
    if (concept.notes === undefined) await this.#askNotes(concept);
    return concept.notes ?? [];
  }

  async mentionsIn(note: NoteNode): Promise<readonly (MentionNode | RemarkNode)[]> {
    if (note.mentions === undefined) await this.#askMentions(note);
    return note.mentions ?? [];
  }

  /** Asks anew for what is open. Answers the rows that open to something else than before. */
  async follow(concepts: Iterable<ConceptNode>): Promise<readonly (ConceptNode | NoteNode)[]> {
    const changed: (ConceptNode | NoteNode)[] = [];
    for (const concept of concepts) {
      if (concept.notes === undefined) continue;
      if (this.#closed.has(concept)) {
        concept.notes = undefined;
        changed.push(concept);
        continue;
      }
      if (await this.#askNotes(concept)) changed.push(concept);
      for (const note of concept.notes ?? []) {
        if (note.mentions === undefined) continue;
        const isClosed = this.#closed.has(note);
        if (isClosed) note.mentions = undefined;
        if (isClosed || (await this.#askMentions(note))) changed.push(note);
      }
    }
    return changed;
  }

  /** Whether the notes are others than before, or their counts are. */
  async #askNotes(concept: ConceptNode): Promise<boolean> {
    const answer = await this.#ask({ name: concept.concept.name, limit: 0 });
    if (answer === undefined) return false;
    const before = concept.notes;
    const known = new Map(before?.map((note) => [note.uri, note]));
    let isSame = before?.length === answer.length;
    concept.notes = answer.map(({ uri, count }, at) => {
      const note: NoteNode = known.get(uri) ?? { kind: 'note', of: concept, uri, count };
      isSame &&= before?.[at] === note && note.count === count;
      note.count = count;
      return note;
    });
    return !isSame;
  }

  /** Whether the mentions are others than before. */
  async #askMentions(note: NoteNode): Promise<boolean> {
    const { name } = note.of.concept;
    const answer = await this.#ask({ name, textDocument: { uri: note.uri }, limit: mostMentions });
    if (answer === undefined) return false;
    const told = JSON.stringify(answer[0]);
    if (note.told === told && note.mentions !== undefined) return false;
    note.told = told;
    note.mentions = answer[0] === undefined ? [] : rowsOf(answer[0]);
    return true;
  }

  #ask(params: MentionsParams): Promise<MentionsAnswer | undefined> {
    return this.#server.request<MentionsAnswer>(Query.mentions.method, params);
  }
}

function rowsOf({ uri, count, mentions }: NoteMentions): readonly (MentionNode | RemarkNode)[] {
  const note = Uri.parse(uri);
  const rows = mentions.map(({ range, preview, highlight }): MentionNode => {
    return { kind: 'mention', place: new Location(note, toRange(range)), preview, highlight };
  });
  const more = count - mentions.length;
  return more > 0 ? [...rows, { kind: 'remark', text: l10n.t('{0} more', more) }] : rows;
}
