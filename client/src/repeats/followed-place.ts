import {
  type Disposable,
  EventEmitter,
  type Location,
  Position,
  type TextDocument,
  type TextDocumentChangeEvent,
  type Uri,
  workspace,
} from 'vscode';
import { afterEdit, leastEdit, type TrackedRange } from './tracked-range.js';

/** A place of a note that stays on its words while the note is edited. */
export class FollowedPlace implements Disposable {
  #uri: Uri;
  readonly #changed = new EventEmitter<void>();
  /** The note of the place has changed. */
  readonly onDidChange = this.#changed.event;
  readonly #following: readonly Disposable[];
  #range: TrackedRange;
  #text: string;

  constructor(document: TextDocument, { range }: Location) {
    this.#uri = document.uri;
    this.#text = document.getText();
    this.#range = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    this.#following = [
      workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.#uri = renamed(this.#uri, oldUri, newUri);
      }),
    ];
  }

  static async at(location: Location): Promise<FollowedPlace> {
    return new FollowedPlace(await workspace.openTextDocument(location.uri), location);
  }

  get uri(): Uri {
    return this.#uri;
  }

  /** Whether its words are gone. */
  get isEmpty(): boolean {
    return this.#range.start >= this.#range.end;
  }

  /** Where it starts now. */
  get start(): Position {
    const lines = this.#text.slice(0, this.#range.start).split(/\r\n|\r|\n/);
    return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  }

  /** The note up to the place, the place itself, and the rest of the note. */
  async parts(): Promise<readonly [before: string, text: string, after: string]> {
    const text = (await workspace.openTextDocument(this.uri)).getText();
    const { start, end } = this.#range;
    return [text.slice(0, start), text.slice(start, end), text.slice(end)];
  }

  /** Takes in what has become of the note while no document told of it; rejects where the note is gone. */
  async catchUp(): Promise<void> {
    const before = this.#text;
    const text = (await workspace.openTextDocument(this.#uri)).getText();
    if (text === before || this.#text !== before) return;
    this.#take(0, before.length, text);
  }

  dispose(): void {
    for (const one of this.#following) one.dispose();
    this.#changed.dispose();
  }

  #follow({ document: { uri }, contentChanges }: TextDocumentChangeEvent): void {
    if (uri.toString() !== this.#uri.toString() || contentChanges.length === 0) return;
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      this.#take(rangeOffset, rangeOffset + rangeLength, text);
    }
    this.#changed.fire();
  }

  /** `fresh` stands where the text from `start` to `end` stood. */
  #take(start: number, end: number, fresh: string): void {
    const { start: first, end: last } = this.#range;
    // The diff editor replaces whole lines, of which the place may be a part.
    const change = leastEdit(start, this.#text.slice(start, end), fresh);
    const isInside = first < last && change.start < first && last < change.end;
    const at = isInside ? fresh.indexOf(this.#text.slice(first, last)) : -1;
    this.#range = at < 0 ? afterEdit(this.#range, change) : { start: start + at, end: start + at + last - first };
    this.#text = this.#text.slice(0, start) + fresh + this.#text.slice(end);
  }
}

/** What a URI is after a file, or a folder that it may lie in, has been renamed. */
function renamed(uri: Uri, from: Uri, to: Uri): Uri {
  const isWithin = uri.path === from.path || uri.path.startsWith(`${from.path}/`);
  return isWithin ? to.with({ path: to.path + uri.path.slice(from.path.length) }) : uri;
}
