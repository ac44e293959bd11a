import { type Message, message } from '../messages.js';
import { defaultSettings, type Settings } from '../settings.js';
import type { Buffer } from './buffer.js';
import { Folder, folderOf } from './folder.js';
import { Selection } from './selection.js';
import { barePath, schemeOf } from './uris.js';

/** Schemes of open texts that may be notes outside every folder; a folder brings its own. */
const noteSchemes = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs']);
const noteLanguages = new Set(['plaintext', 'markdown']);

/** The workspace folders in their order, with the settings that hold in and around them. */
export class Folders {
  #list: readonly Folder[] = [];
  #settings = defaultSettings;
  #ofFolder: ReadonlyMap<string, Settings> = new Map();
  #outside = new Selection(defaultSettings);

  get list(): readonly Folder[] {
    return this.#list;
  }

  /** The settings of the window. */
  get settings(): Settings {
    return this.#settings;
  }

  /** The folder that a note belongs to: the deepest one around it. */
  of(uri: string): Folder | undefined {
    return folderOf(this.#list, uri);
  }

  /** The settings that hold for a note. */
  settingsOf(uri: string): Settings {
    return this.of(uri)?.settings ?? this.#settings;
  }

  /** Takes the URIs of the folders from now on, and tells which folders are to be read, from which path downwards. */
  arrange(uris: readonly string[]): readonly { readonly folder: Folder; readonly start: string }[] {
    const old = new Map(this.#list.map((folder) => [folder.uri, folder]));
    this.#list = [...new Set(uris)].map((uri) => {
      const settings = this.#ofFolder.get(uri) ?? this.#settings;
      return old.get(uri)?.under(settings) ?? new Folder(uri, settings);
    });
    const fresh = this.#list.filter((folder) => old.get(folder.uri) !== folder);
    const gone = [...old.keys()].filter((uri) => !this.#list.some((folder) => folder.uri === uri));
    // What was in a folder that has gone may now belong to one around it.
    const around = gone.flatMap((uri) => {
      const folder = this.of(uri);
      return folder === undefined ? [] : [{ folder, start: folder.pathOf(uri) ?? '' }];
    });
    return [...fresh.map((folder) => ({ folder, start: '' })), ...around];
  }

  configure(
    settings: Settings,
    ofFolder: ReadonlyMap<string, Settings>,
  ): readonly { readonly folder: Folder; readonly start: string }[] {
    this.#settings = settings;
    this.#ofFolder = ofFolder;
    this.#outside = new Selection(settings);
    return this.arrange(this.#list.map(({ uri }) => uri));
  }

  /** Another folder in the place of this one, to be surveyed anew. */
  renew(folder: Folder): Folder {
    const fresh = new Folder(folder.uri, folder.settings);
    this.#list = this.#list.map((one) => (one === folder ? fresh : one));
    return fresh;
  }

  /** Why an open buffer is too large to be a note; undefined where it is not. */
  whyTooLarge(uri: string, { text }: Buffer): Message | undefined {
    const { maxBytes } = this.of(uri)?.selection ?? this.#outside;
    return text.length > maxBytes ? message('is larger than {0} MB', maxBytes / 1e6) : undefined;
  }

  /** Whether an open buffer is a note, `.gitignore` files left aside; undefined while its folder is being surveyed. */
  holds(uri: string, buffer: Buffer): boolean | undefined {
    if (this.whyTooLarge(uri, buffer) !== undefined) return false;
    const folder = this.of(uri);
    if (folder === undefined) return this.#holdsOutside(uri, buffer);
    if (folder.state.is === 'off' || !folder.selection.matches(folder.pathOf(uri) ?? '')) return false;
    return folder.state.is === 'on' ? true : undefined;
  }

  /** Outside every folder, what is open is a note unless all folders are off. */
  #holdsOutside(uri: string, { languageId }: Buffer): boolean | undefined {
    const states = new Set(this.#list.map(({ state }) => state.is));
    const isOff = this.#settings.enable === 'off' || (states.size === 1 && states.has('off'));
    if (isOff || !this.#isNoteOutside(uri, languageId)) return false;
    return states.has('unknown') ? undefined : true;
  }

  #isNoteOutside(uri: string, languageId: string): boolean {
    const scheme = schemeOf(uri);
    if (scheme === 'untitled') return noteLanguages.has(languageId);
    const isKnown = noteSchemes.has(scheme) || this.#list.some((folder) => schemeOf(folder.uri) === scheme);
    return isKnown && this.#outside.matches(barePath(uri));
  }
}
