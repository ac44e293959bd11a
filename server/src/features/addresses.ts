/** A web address from its `://` on. It is no word, so that copies may differ in it. */
const address = /:\/\/[^\s<>()[\]"]*[\p{L}\p{N}/]/gu;

/** Whether a text holds all the addresses of another one. */
export function hasAddressesOf(text: string, other: string): boolean {
  const known = new Set(text.match(address));
  return (other.match(address) ?? []).every((one) => known.has(one));
}
