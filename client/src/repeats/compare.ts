import { commands, l10n, Range } from 'vscode';
import { type CopyPair, Query } from '../../../server/src/protocol.js';
import { hint } from '../hint.js';
import type { LanguageServer } from '../language-server.js';
import { placeName, toLocation } from '../places.js';
import { FollowedPlace } from './followed-place.js';
import type { VirtualTexts } from './virtual-texts.js';

/** Shows a copy beside its original, which is laid out like it, so that only what differs looks different. */
export async function compareCopy(server: LanguageServer, texts: VirtualTexts, pair?: CopyPair): Promise<void> {
  if (!pair) return;
  const [original, copy] = [toLocation(pair.original), toLocation(pair.copy)];
  const left = texts.add(original.uri, await laidOut(server, pair));
  const place = await FollowedPlace.at(copy);
  const right = texts.add(copy.uri, { places: [place], text: async () => (await place.parts())[1] });
  await commands.executeCommand('vscode.diff', left, right, `${placeName(original)} ↔ ${placeName(copy)}`);
}

/**
 * Shows a note beside what it would be with the words of the original in the place of its copy. The arrows of the diff
 * editor then take over one difference after another.
 */
export async function takeOverDifferences(server: LanguageServer, texts: VirtualTexts, pair?: CopyPair): Promise<void> {
  if (!pair) return;
  const [original, copy] = [toLocation(pair.original), toLocation(pair.copy)];
  const passage = await laidOut(server, pair);
  const left = texts.add(copy.uri, {
    places: passage.places,
    text: async () => {
      const text = await passage.text();
      const [before, , after] = await passage.copy.parts();
      return before + text + after;
    },
  });
  const title = `${placeName(original)} → ${placeName(copy)}`;
  // With words selected, an arrow would take over these.
  const { start } = copy.range;
  await commands.executeCommand('vscode.diff', left, copy.uri, title, { selection: new Range(start, start) });
  hint(l10n.t('An arrow takes over what differs in its lines; select words on the right for an arrow of their own.'));
}

/** The original of a copy, laid out like it, through all edits of both. */
async function laidOut(server: LanguageServer, { copy, original }: CopyPair) {
  const [place, source] = await Promise.all([copy, original].map((one) => FollowedPlace.at(toLocation(one))));
  if (!place || !source) throw new Error(l10n.t('The notes could not be opened.'));
  const text = async (): Promise<string> => {
    const [[, own], [, as]] = await Promise.all([source.parts(), place.parts()]);
    return (await server.request<string>(Query.layOut.method, { text: own, as })) ?? own;
  };
  return { places: [place, source], copy: place, text };
}
