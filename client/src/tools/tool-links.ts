import type { PassageAnswer } from '../../../server/src/protocol.js';
import { type LspLocation, placeName, toLocation } from '../places.js';
import { quoted } from './tool-answer.js';

/** How much of a passage a model is told, in UTF-16 code units: a paragraph, mostly. */
export const passageLength = 600;

/** Passages that are told where the caller does not say how many, and at most. */
export const usualPassages = 5;
export const mostPassages = 20;

/** A link to a place of a note in Markdown: its name says note and line, its target opens there. */
export function placeLink(location: LspLocation): string {
  const place = toLocation(location);
  return `[${placeName(place).replace(/[[\]\\]/g, '\\$&')}](${place.uri}#L${place.range.start.line + 1})`;
}

/** Where a passage stands, what it shares with the question, and what it says. */
export function passagePart({ location, relation, because, copyCount, preview }: PassageAnswer): string {
  const shared = [...because.concepts, ...because.words].slice(0, 5).join(', ');
  const about = [
    relation === 'source' ? 'quoted by the passage asked about' : '',
    relation === 'quotedBy' ? 'quotes the passage asked about' : '',
    shared && `shares: ${shared}`,
    copyCount > 0 ? `copies of it: ${copyCount}` : '',
  ].filter(Boolean);
  return [`${placeLink(location)}${about.map((each) => `; ${each}`).join('')}`, quoted(preview)].join('\n');
}
