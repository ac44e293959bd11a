import * as v from 'valibot';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { MapLimits, Place } from '../index.js';
import type { MapAnswer, MapParams } from '../protocol.js';
import { textOf } from '../workspace/texts.js';
import { byNote } from './by-note.js';
import { type Context, stopIfCancelled } from './context.js';
import { oneLine } from './display.js';
import { conceptAnswer, noteAnswer, placeOf, previewLength, repeatAnswer, shownCopy } from './map-answers.js';
import { locator } from './places.js';
import { spareOf } from './spare.js';
import { inStepsAfterWork } from './steps.js';

const defaults: MapLimits = { concepts: 500, notes: 2500, links: 6000, repeats: 2000 };

const most = (limit: number) => v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limit)));

export const mapParams = v.object({
  concepts: most(2000),
  notes: most(10_000),
  links: most(50_000),
  repeats: most(10_000),
});

/** The weightiest concepts, notes and repeats, and what they have to do with each other. */
export async function map(context: Context, params: MapParams, token: CancellationToken): Promise<MapAnswer> {
  const { notes, workspace } = context;
  const limits = { ...defaults, ...params };
  const made = await inStepsAfterWork(
    context,
    () => notes.map(limits, (repeat) => spareOf(repeat, workspace.settings)),
    () => stopIfCancelled(token),
  );
  const places = [...made.concepts.map(placeOf), ...made.repeats.flatMap(({ copies }) => copies)];
  const locate = await locator(
    context,
    places.map(({ uri }) => uri),
    token,
  );
  const previews = await previewsOf(context, made.repeats.flatMap(shownCopy), token);
  const { together, mentions, totals } = made;
  return {
    notes: made.notes.map((note) => noteAnswer(context, note)),
    concepts: made.concepts.map((concept) => conceptAnswer(concept, locate)),
    repeats: made.repeats.map((repeat) => repeatAnswer(repeat, previews, locate)),
    together,
    mentions,
    totals,
  };
}

/** The first words of places in one line; the text of a note is looked at once. */
async function previewsOf(
  context: Context,
  places: readonly Place[],
  token: CancellationToken,
): Promise<ReadonlyMap<Place, string>> {
  const previews = new Map<Place, string>();
  for (const [uri, inNote] of byNote(places, (place) => place.uri)) {
    const text = await textOf(context.workspace, uri);
    stopIfCancelled(token);
    for (const place of inNote) {
      previews.set(place, oneLine(text?.slice(place.start, place.end) ?? '', previewLength));
    }
  }
  return previews;
}
