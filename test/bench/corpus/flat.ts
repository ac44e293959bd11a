/** The same text in one piece, as an editor or a file gives it: one that was put together is laid out on first use. */
export function flat(text: string): string {
  return Buffer.from(text).toString();
}
