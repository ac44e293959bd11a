/** How words stand out on a terminal; elsewhere they do not. */
export interface Style {
  strong(text: string): string;
  faint(text: string): string;
  warning(text: string): string;
}

export function styleFor(isColoured: boolean): Style {
  const with_ = (code: number) => (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { strong: with_(1), faint: with_(2), warning: with_(33) };
}
