import type { Copy, Repeat } from '../index.js';
import type { Settings, Severity } from '../settings.js';

/** A copy that is to be flagged, with the repeat that it belongs to. */
export interface Flag {
  readonly copy: Copy;
  readonly repeat: Repeat;
  readonly severity: Exclude<Severity, 'off'>;
}

/** The copies in a note that the settings want flagged, in the order of the text. An original is none of them. */
export function flagsOf(repeats: readonly Repeat[], uri: string, settings: Settings): readonly Flag[] {
  return repeats
    .flatMap((repeat) => repeat.copies.filter((copy) => copy.uri === uri).map((copy) => ({ copy, repeat })))
    .flatMap(({ copy, repeat }) => {
      const severity = severityOf(copy, settings);
      return severity === 'off' ? [] : [{ copy, repeat, severity }];
    })
    .sort((a, b) => a.copy.start - b.copy.start || b.copy.end - a.copy.end);
}

/** The share of what a near copy and its original have in common that must be theirs alone, or it is a mould. */
const OWN_SHARE = 0.75;

/** How loudly the settings want a copy flagged; an original is not, nor is a copy that is intended. */
export function severityOf(copy: Copy, settings: Settings): Severity {
  const { kind, intended } = copy;
  if (kind === 'original' || intended !== undefined) return 'off';
  if (kind !== 'near') return settings[`repeats.severity.${kind}`];
  return settings[isDistant(copy, settings) ? 'repeats.severity.distant' : 'repeats.severity.near'];
}

/** Whether a near copy is none in earnest: too unlike its original, or one of many of the same mould. */
export function isDistant({ similarity, ownShare = 1 }: Copy, settings: Settings): boolean {
  return similarity < settings['repeats.nearSimilarity'] || ownShare < OWN_SHARE;
}
