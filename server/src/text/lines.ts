/** UTF-16 offsets of the starts of all lines; CRLF, CR and LF end a line. The first item is 0. */
export function lineStarts(text: string): Uint32Array {
  let starts = new Uint32Array(64 + (text.length >>> 6));
  let count = 1;
  const add = (start: number): void => {
    if (count === starts.length) {
      const wider = new Uint32Array(starts.length * 2);
      wider.set(starts);
      starts = wider;
    }
    starts[count++] = start;
  };
  let cr = text.indexOf('\r');
  let lf = text.indexOf('\n');
  while (cr !== -1 || lf !== -1) {
    if (cr === -1 || (lf !== -1 && lf < cr)) {
      add(lf + 1);
      lf = text.indexOf('\n', lf + 1);
    } else {
      const start = lf === cr + 1 ? lf + 1 : cr + 1;
      add(start);
      if (start === lf + 1) lf = text.indexOf('\n', start);
      cr = text.indexOf('\r', start);
    }
  }
  return starts.slice(0, count);
}

/** Offset of the end of a line's content, its line break left out. */
export function lineEnd(text: string, starts: Uint32Array, line: number): number {
  const start = starts[line] ?? text.length;
  let end = starts[line + 1] ?? text.length;
  if (end > start && text.charCodeAt(end - 1) === 10) end--;
  if (end > start && text.charCodeAt(end - 1) === 13) end--;
  return end;
}
