/** The same with strings of its own: an engine may keep the whole text for a part of it that is still in use. */
export function detached<T extends object>(found: T): T {
  if (Array.isArray(found) && found.length === 0) return found;
  return JSON.parse(JSON.stringify(found)) as T;
}
