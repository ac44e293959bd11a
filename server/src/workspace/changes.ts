import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import type { Reading } from '../index.js';
import type { Message } from '../messages.js';
import type { Settings } from '../settings.js';
import type { FileText, Stamp } from './files.js';
import type { Folder } from './folder.js';

/** What the editor says. URIs are as the client spells them. */
export type EditorChange =
  | {
      readonly kind: 'opened';
      readonly uri: string;
      readonly languageId: string;
      readonly version: number;
      readonly text: string;
    }
  | {
      readonly kind: 'edited';
      readonly uri: string;
      readonly version: number;
      readonly changes: readonly TextDocumentContentChangeEvent[];
    }
  | { readonly kind: 'closed'; readonly uri: string }
  /** A file or folder came, changed or went: the disk is asked which. */
  | { readonly kind: 'touched'; readonly uris: readonly string[] }
  /** Workspace folders that came, in their order, and that went. */
  | { readonly kind: 'folders'; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** `ofFolder`: the settings in a folder where they differ, by canonical URI. */
  | { readonly kind: 'settings'; readonly settings: Settings; readonly ofFolder: ReadonlyMap<string, Settings> };

/**
 * What was found on disk, with canonical URIs. `folder` is the one under whose selection it was looked for: what
 * comes after that folder has changed is void.
 */
export type DiskChange =
  /** `program`: why the folder holds a program rather than notes. */
  | { readonly kind: 'surveyed'; readonly folder: Folder; readonly program?: Message }
  | {
      readonly kind: 'read';
      readonly folder: Folder;
      readonly uri: string;
      /** Its text, or all that the text says. */
      readonly content: string | Reading;
      readonly stamp: Stamp;
    }
  /** The file is one of the notes; its text was not read, since it has not changed or stands in the editor. */
  | { readonly kind: 'kept'; readonly folder: Folder; readonly uri: string }
  /** The file is left out: by the selection, or for the reason given. */
  | { readonly kind: 'unwanted'; readonly folder: Folder; readonly uri: string; readonly reason?: Message }
  | { readonly kind: 'gone'; readonly folder: Folder; readonly uri: string }
  /** What the folder's file of decisions at `path` holds. */
  | { readonly kind: 'decided'; readonly folder: Folder; readonly path: string; readonly file: FileText };

/** Everything that changes the notes. Changes are applied in the order in which they arrive. */
export type Change = EditorChange | DiskChange;
