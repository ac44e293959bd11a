import type { Range, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { Lines } from './lines.js';
import { offsetAt, type PositionEncoding } from './positions.js';

/** An edit of a text in UTF-16 offsets of the text before it. */
export interface BufferEdit {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** The text of a note as it stands in the editor. */
export class Buffer {
  /** As the client spells it. */
  readonly uri: string;
  readonly languageId: string;
  readonly #encoding: PositionEncoding;
  #version: number;
  #text: string;
  #lines: Lines;

  constructor(uri: string, languageId: string, version: number, text: string, encoding: PositionEncoding) {
    this.uri = uri;
    this.languageId = languageId;
    this.#encoding = encoding;
    this.#version = version;
    this.#text = text;
    this.#lines = new Lines(text);
  }

  get version(): number {
    return this.#version;
  }

  get text(): string {
    return this.#text;
  }

  get lineStarts(): Uint32Array {
    return this.#lines.starts;
  }

  /** Applies what the editor did; undefined, and nothing is changed, where it came late, twice, or makes no sense. */
  change(version: number, changes: readonly TextDocumentContentChangeEvent[]): readonly BufferEdit[] | undefined {
    if (version <= this.#version || !changes.every(isChange)) return undefined;
    const edits = changes.map((change) => this.#apply(change));
    this.#version = version;
    return edits;
  }

  #apply(change: TextDocumentContentChangeEvent): BufferEdit {
    const old = this.#text;
    if (!('range' in change) || change.range === undefined) {
      this.#text = change.text;
      this.#lines = new Lines(change.text);
      return { start: 0, end: old.length, length: change.text.length };
    }
    const [start = 0, end = 0] = [change.range.start, change.range.end]
      .map((position) => offsetAt(old, this.lineStarts, position, this.#encoding))
      .sort((a, b) => a - b);
    this.#text = old.slice(0, start) + change.text + old.slice(end);
    this.#lines.edit(this.#text, start, end, change.text.length);
    return { start, end, length: change.text.length };
  }
}

/** Clients are other programs: what they send is looked at before it is used. */
function isChange(change: TextDocumentContentChangeEvent): boolean {
  if (typeof change?.text !== 'string') return false;
  return !('range' in change) || change.range === undefined || isRange(change.range);
}

function isRange(range: Range): boolean {
  return [range?.start?.line, range?.start?.character, range?.end?.line, range?.end?.character].every(Number.isFinite);
}
