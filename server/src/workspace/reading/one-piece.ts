type Items = Uint8Array | Uint16Array | Uint32Array;

/** Items begin at multiples of so many bytes. */
const ALIGNMENT = 4;

/**
 * The same value with all its typed arrays side by side in one piece of memory, which is given back as a whole: of many
 * small pieces an allocator keeps the holes that they leave behind.
 */
export function inOnePiece<T>(value: T): { readonly value: T; readonly memory: ArrayBuffer } {
  const memory = new ArrayBuffer(bytesOf(value));
  let end = 0;
  const moved = (one: unknown): unknown => {
    if (isItems(one)) {
      const kind = one.constructor as new (buffer: ArrayBuffer, start: number, length: number) => Items;
      const copy = new kind(memory, end, one.length);
      copy.set(one);
      end += roomOf(one);
      return copy;
    }
    if (Array.isArray(one)) return one.map(moved);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, moved(inner)]));
  };
  return { value: moved(value) as T, memory };
}

function bytesOf(value: unknown): number {
  if (isItems(value)) return roomOf(value);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + bytesOf(inner), 0);
}

function isItems(value: unknown): value is Items {
  return ArrayBuffer.isView(value);
}

function roomOf({ byteLength }: Items): number {
  return Math.ceil(byteLength / ALIGNMENT) * ALIGNMENT;
}
