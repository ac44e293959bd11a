/**
 * A text of a note or the name of a file for where the editor makes icons of `$(name)`: lists to pick from, status bar.
 * It shows the text as it is.
 */
export function withoutIcons(text: string): string {
  return text.replace(/\\?\$\(/g, '\\$(');
}
