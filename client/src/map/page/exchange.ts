import type { Location } from 'vscode-languageserver-protocol';
import type { CopyPair, MapAnswer } from '../../../../server/src/protocol.js';
import type { Messages } from './texts.js';

/** The commands of the editor that the page may ask for. */
export const pageCommands = ['addConceptToGlossary', 'enableHere', 'restartServer'] as const;

export type PageCommand = (typeof pageCommands)[number];

/** What is to be seen in the map: the repeats, a concept by its name, or a note by its URI. */
export type MapTarget = { readonly tab: 'repeats' } | { readonly concept: string } | { readonly note: string };

/** What the editor tells the page. */
export type ToPage =
  | { readonly type: 'texts'; readonly messages: Messages; readonly language: string }
  | { readonly type: 'data'; readonly answer: MapAnswer }
  /** There is no data, or not all of it: why. */
  | { readonly type: 'waiting'; readonly reason: 'reading' | 'off' | 'stopped' }
  | { readonly type: 'show'; readonly target: MapTarget };

/** What the page asks of the editor. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly location: Location }
  | { readonly type: 'compare'; readonly pair: CopyPair }
  | { readonly type: 'export'; readonly name: string; readonly svg: string }
  | { readonly type: 'command'; readonly command: PageCommand };
