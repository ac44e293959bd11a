import { type Message, message } from '../messages.js';
import type { Settings } from '../settings.js';
import { Selection } from './selection.js';
import { isWithin, pathOf, pathWithin } from './uris.js';

/** `unknown`: `intertext.enable` is `auto`, and the folder has not been surveyed yet. */
export type FolderState = { readonly is: 'on' | 'unknown' } | { readonly is: 'off'; readonly reason: Message };

/** A workspace folder. When what it should read changes, another object takes its place. */
export class Folder {
  readonly uri: string;
  /** Where it lies on disk; undefined where it does not. */
  readonly path: string | undefined;
  readonly selection: Selection;
  #settings: Settings;
  #state: FolderState;

  constructor(uri: string, settings: Settings) {
    this.uri = uri;
    this.path = pathOf(uri);
    this.#settings = settings;
    this.selection = new Selection(settings);
    this.#state = firstState(settings, this.path);
  }

  get settings(): Settings {
    return this.#settings;
  }

  get state(): FolderState {
    return this.#state;
  }

  /** Takes the outcome of a survey: why the folder holds a program, or undefined. */
  survey(program: Message | undefined): void {
    if (this.#state.is !== 'unknown') return;
    if (program === undefined) this.#state = { is: 'on' };
    else {
      const reason = message('The folder {0}; set "intertext.enable" to "on" to read it.', program);
      this.#state = { is: 'off', reason };
    }
  }

  /** The path of a note in this folder, relative to it; undefined when it lies elsewhere. */
  pathOf(uri: string): string | undefined {
    return pathWithin(this.uri, uri);
  }

  /** The folder under new settings: itself, where the same files are read under these. */
  under(settings: Settings): Folder {
    const ids = ['enable', 'files.include', 'files.exclude', 'files.useGitignore', 'files.maxSize'] as const;
    const reads = (some: Settings): string => JSON.stringify(ids.map((id) => some[id]));
    if (reads(settings) !== reads(this.#settings)) return new Folder(this.uri, settings);
    this.#settings = settings;
    return this;
  }
}

function firstState({ enable }: Settings, path: string | undefined): FolderState {
  if (enable === 'off') return { is: 'off', reason: message('The setting "intertext.enable" is "off".') };
  return enable === 'on' || path === undefined ? { is: 'on' } : { is: 'unknown' };
}

/** The folder that a note belongs to: the deepest one around it. */
export function folderOf(folders: readonly Folder[], uri: string): Folder | undefined {
  let deepest: Folder | undefined;
  for (const folder of folders) {
    const isDeeper = deepest === undefined || folder.uri.length > deepest.uri.length;
    if (isDeeper && isWithin(folder.uri, uri)) deepest = folder;
  }
  return deepest;
}
