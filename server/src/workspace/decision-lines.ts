/** A file of decisions is lines: those that are blank or start with `#` are asides, every other one is a decision. */
export const lineBreak = /\r\n|\r|\n/;

export function isAside(line: string): boolean {
  return line.trim() === '' || line.trimStart().startsWith('#');
}

/** The line break that a file uses. */
export function breakOf(file = ''): string {
  return lineBreak.exec(file)?.[0] ?? '\n';
}

/** A file with another line before the first one that `isLater`, else at the end; a new file begins with `header`. */
export function withLine(
  file: string | undefined,
  header: readonly string[],
  line: string,
  isLater: (line: string) => boolean,
): string {
  const lines = (file ?? `${header.join('\n')}\n\n`).split(lineBreak);
  const later = lines.findIndex(isLater);
  const end = lines.at(-1)?.trim() === '' ? lines.length - 1 : lines.length;
  lines.splice(later < 0 ? end : later, 0, line);
  if (lines.at(-1)?.trim() !== '') lines.push('');
  return lines.join(breakOf(file));
}
