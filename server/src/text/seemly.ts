/** Characters that a note must not bring onto the screen: controls, and marks that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unseemly = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text of a note without what could deceive a reader or a terminal. */
export function seemly(text: string): string {
  return text.replace(unseemly, '');
}
