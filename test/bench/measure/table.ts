/** Prints rows under a heading, numbers to the right. */
export function table(heading: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const lines = [heading, ...rows.map((row) => row.map(String))];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`      ${cells.join('  ')}`);
  }
}

/** A count with its thousands set apart. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** `12.3 ms` or `1.23 s`. */
export function milliseconds(value: number): string {
  return value < 1000 ? `${value.toFixed(1)} ms` : `${(value / 1000).toFixed(2)} s`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Megabytes a second. */
export function speed(bytes: number, milliseconds: number): string {
  return (bytes / 1e3 / milliseconds).toFixed(1);
}
