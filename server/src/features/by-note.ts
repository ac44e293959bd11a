/** Items by the URI of their note, in the order in which they come. */
export function byNote<Item>(
  items: Iterable<Item>,
  uriOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const uri = uriOf(item);
    const ofNote = groups.get(uri);
    if (ofNote === undefined) groups.set(uri, [item]);
    else ofNote.push(item);
  }
  return groups;
}
