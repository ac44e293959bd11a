import type { Position, Range } from 'vscode-languageserver-protocol';

/** The ranges anywhere in an answer that do not lie in the text that they are about, each as JSON. */
export function wrongRanges(answer: unknown, texts: ReadonlyMap<string, string>, about: string): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { uri: ownUri, targetUri, textDocument } = answer as Record<string, unknown>;
  const edited = typeof textDocument === 'object' && textDocument !== null && 'uri' in textDocument && textDocument.uri;
  const uri = [ownUri, targetUri, edited].find((one) => typeof one === 'string') ?? about;
  if (isRange(answer)) return liesIn(answer, texts.get(about)) ? [] : [`${about} ${JSON.stringify(answer)}`];
  const ofKey = (key: string): string => (key.includes(':') ? key : key === 'originSelectionRange' ? about : `${uri}`);
  return Object.entries(answer).flatMap(([key, value]) => wrongRanges(value, texts, ofKey(key)));
}

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): value is Position {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}

/** A text that is not known holds every range. */
function liesIn({ start, end }: Range, text: string | undefined): boolean {
  if (text === undefined) return true;
  const lines = text.split(/\r\n|\r|\n/);
  const isIn = ({ line, character }: Position): boolean =>
    Number.isInteger(line) && Number.isInteger(character) && character >= 0 && character <= (lines[line]?.length ?? -1);
  return (
    isIn(start) && isIn(end) && (start.line < end.line || (start.line === end.line && start.character <= end.character))
  );
}
