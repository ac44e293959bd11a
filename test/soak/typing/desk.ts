import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol';
import { sentence } from '../../bench/corpus/prose.js';
import type { Random } from '../../bench/corpus/random.js';
import { Vocabulary } from '../../bench/corpus/vocabulary.js';
import { positionIn } from '../../property/splicing.js';
import type { Client } from '../../protocol/client.js';

interface Open {
  readonly path: string;
  readonly uri: string;
  text: string;
  version: number;
  cursor: number;
  /** What takes back the last edits. */
  readonly undo: Edit[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Of the language that the notes are in. */
const LANGUAGE = 1;
const MOST_OPEN = 4;
const MOST_UNDO = 200;

/** Somebody who writes notes: each key is what an editor makes of one. */
export class Desk {
  readonly #client: Client;
  readonly #paths: readonly string[];
  readonly #random: Random;
  readonly #vocabulary = new Vocabulary(LANGUAGE);
  readonly #open: Open[] = [];
  readonly #counts = new Map<string, number>();
  /** What is typed next, letter by letter. */
  #word = '';
  /** How often the key before is pressed again. */
  #again = 0;
  #key: 'delete' | 'undo' = 'delete';

  constructor(client: Client, paths: readonly string[], random: Random) {
    this.#client = client;
    this.#paths = paths;
    this.#random = random;
  }

  get uri(): string {
    return this.#current.uri;
  }

  get position(): Position {
    return positionIn(this.#current.text, this.#current.cursor);
  }

  /** What stands before the cursor. */
  get lastWords(): string {
    const { text, cursor } = this.#current;
    return text.slice(Math.max(0, cursor - 40), cursor);
  }

  /** How often everything was done. */
  get told(): string {
    return [...this.#counts].map(([what, times]) => `${what} ${times}`).join(', ');
  }

  /** Presses a key. */
  async key(): Promise<void> {
    if (this.#open.length === 0) await this.#turnTo();
    if (this.#again > 0) {
      this.#again--;
      return this.#key === 'delete' ? this.#delete() : this.#undo();
    }
    const draw = this.#random.next();
    if (this.#word !== '') return this.#letter();
    if (draw < 0.02) return this.#line();
    if (draw < 0.08) return this.#repeatedly('delete', this.#random.between(1, 12));
    if (draw < 0.09) return this.#repeatedly('undo', this.#random.between(1, 6));
    if (draw < 0.11) return this.#paste();
    if (draw < 0.15) return this.#move();
    if (draw < 0.18) return this.#save(this.#current);
    if (draw < 0.21) return this.#turnTo();
    this.#word = `${this.#vocabulary.word(this.#random)}${this.#random.chance(0.1) ? '.' : ''} `;
    return this.#letter();
  }

  get #current(): Open {
    const current = this.#open.at(-1);
    if (current === undefined) throw new Error('no note is open');
    return current;
  }

  #letter(): Promise<void> {
    const letter = this.#word.slice(0, 1);
    this.#word = this.#word.slice(1);
    const { cursor } = this.#current;
    return this.#edit('letters', { start: cursor, end: cursor, text: letter });
  }

  #line(): Promise<void> {
    const { cursor } = this.#current;
    return this.#edit('line breaks', { start: cursor, end: cursor, text: this.#random.chance(0.5) ? '\n' : '\n\n' });
  }

  #repeatedly(key: 'delete' | 'undo', times: number): Promise<void> {
    this.#key = key;
    this.#again = times - 1;
    return key === 'delete' ? this.#delete() : this.#undo();
  }

  #delete(): Promise<void> {
    const { cursor } = this.#current;
    return this.#edit('deletions', { start: Math.max(0, cursor - 1), end: cursor, text: '' });
  }

  async #undo(): Promise<void> {
    const edit = this.#current.undo.pop();
    if (edit !== undefined) await this.#apply('undone', edit);
  }

  /** Some sentences of this note or of another, or of none. */
  #paste(): Promise<void> {
    const { text } = this.#open[this.#random.between(0, this.#open.length - 1)] ?? this.#current;
    const { cursor } = this.#current;
    const from = this.#random.between(0, text.length);
    const copied = text.slice(from, from + this.#random.between(20, 600));
    const pasted = this.#random.chance(0.7) ? copied : sentence(this.#vocabulary, this.#random);
    return this.#edit('pastes', { start: cursor, end: cursor, text: pasted });
  }

  async #move(): Promise<void> {
    this.#count('moves');
    this.#current.cursor = this.#random.between(0, this.#current.text.length);
  }

  /** Opens a note that is not open, or goes back to one that is; few stay open. */
  async #turnTo(): Promise<void> {
    this.#count('turns');
    this.#word = '';
    if (this.#open.length > 1 && this.#random.chance(0.4)) {
      const [back] = this.#open.splice(this.#random.between(0, this.#open.length - 2), 1);
      if (back !== undefined) this.#open.push(back);
      return;
    }
    const path = this.#paths[this.#random.between(0, this.#paths.length - 1)] ?? '';
    if (this.#open.some((one) => one.path === path)) return;
    const text = readFileSync(path, 'utf8');
    const uri = pathToFileURL(path).href;
    this.#open.push({ path, uri, text, version: 1, cursor: this.#random.between(0, text.length), undo: [] });
    await this.#client.open(uri, text, 'plaintext');
    if (this.#open.length <= MOST_OPEN) return;
    const [left] = this.#open.splice(0, 1);
    if (left === undefined) return;
    // Now and then what was typed is thrown away.
    if (this.#random.chance(0.8)) await this.#save(left);
    await this.#client.close(left.uri);
  }

  async #save({ path, uri, text }: Open): Promise<void> {
    this.#count('saves');
    writeFileSync(path, text);
    await this.#client.touch(uri);
  }

  #edit(what: string, edit: Edit): Promise<void> {
    const { text, undo } = this.#current;
    undo.push({ start: edit.start, end: edit.start + edit.text.length, text: text.slice(edit.start, edit.end) });
    if (undo.length > MOST_UNDO) undo.shift();
    return this.#apply(what, edit);
  }

  async #apply(what: string, { start, end, text: added }: Edit): Promise<void> {
    this.#count(what);
    const open = this.#current;
    const range = { start: positionIn(open.text, start), end: positionIn(open.text, end) };
    open.text = open.text.slice(0, start) + added + open.text.slice(end);
    open.cursor = start + added.length;
    await this.#client.edit(open.uri, ++open.version, { range, text: added });
  }

  #count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }
}
