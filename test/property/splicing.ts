import type { Position } from 'vscode-languageserver-protocol';

/** The offset, or the one behind it where it parts a CR from its LF: no position names that. */
export function outOfBreak(text: string, offset: number): number {
  return text.slice(offset - 1, offset + 1) === '\r\n' ? offset + 1 : offset;
}

export function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
