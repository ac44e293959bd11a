import { JoinedArrays, type StoredPart } from '../../index.js';

/** Typed arrays that can be stored; a file names them by their place in this list. */
const kinds = [Uint8Array, Int8Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array] as const;

type Value = StoredPart[string];
type Numbers = Extract<Value, ArrayBufferView>;

/** An array of at least so many bytes is a section by itself: its memory is free again when another takes its place. */
const largeBytes = 1 << 20;
/** Smaller ones share sections of at most so many bytes. */
const sharedBytes = 1 << 24;

/** Where arrays of numbers stand, and how many bytes they take, so that each begins at a multiple of 8. */
export interface Section {
  readonly bytes: number;
  /** Each array as the pieces that it consists of. */
  readonly arrays: readonly (readonly Numbers[])[];
}

/** A string of so many code units, and a list of so many strings, is stored as an array: JSON takes much longer. */
const longString = 1000;
const manyStrings = 32;

/** A part without its arrays, as JSON: they stand in the sections, one after another. */
export interface Layout {
  readonly outline: unknown;
  readonly sections: readonly Section[];
}

/** A stored part as an outline and sections. The arrays are those of the part, not copies. */
export function layOut(part: StoredPart): Layout {
  const sections = new Sections();
  const outline = (value: Value): unknown => {
    if (typeof value === 'string') {
      return value.length < longString ? value : { '': { units: sections.place(unitsOf([value])) } };
    }
    if (typeof value === 'number') return isPlain(value) ? value : { '': Object.is(value, -0) ? '-0' : String(value) };
    if (ArrayBuffer.isView(value) || value instanceof JoinedArrays) return { '': sections.place(value) };
    if (areManyStrings(value)) {
      const lengths = Uint32Array.from(value, ({ length }) => length);
      return { '': { units: sections.place(unitsOf(value)), lengths: sections.place(lengths) } };
    }
    if (isList(value)) return value.map(outline);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, outline(inner)]));
  };
  return { outline: outline(part), sections: sections.list };
}

class Sections {
  readonly list: { bytes: number; readonly arrays: (readonly Numbers[])[] }[] = [];
  /** The number of the section that has room for small arrays. */
  #shared = -1;

  /** Finds room for an array: its kind, its section, its first byte in there, its length. */
  place(array: Numbers | JoinedArrays): readonly number[] {
    const pieces = array instanceof JoinedArrays ? array.arrays : [array];
    const bytes = padded(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
    const isLarge = bytes >= largeBytes;
    const shared = this.list[this.#shared];
    const isRoom = !isLarge && shared !== undefined && shared.bytes + bytes <= sharedBytes;
    const number = isRoom ? this.#shared : this.list.length;
    if (!isLarge) this.#shared = number;
    const section = this.list[number] ?? { bytes: 0, arrays: [] };
    this.list[number] = section;
    const start = section.bytes;
    section.arrays.push(pieces);
    section.bytes += bytes;
    return [kindOf(array), number, start, array.length];
  }
}

function kindOf(array: Numbers | JoinedArrays): number {
  const { kind: own } = array instanceof JoinedArrays ? array : { kind: undefined };
  return kinds.findIndex((kind) => kind === own || array instanceof kind);
}

/** The part that was laid out: its arrays are views of the buffers, which hold the sections. Throws on a foreign outline. */
export function restoredPart(outline: unknown, buffers: readonly ArrayBuffer[]): StoredPart {
  const value = (inner: unknown): Value => {
    if (typeof inner === 'string' || typeof inner === 'number') return inner;
    if (Array.isArray(inner)) return inner.map(value) as readonly string[] | readonly StoredPart[];
    if (typeof inner !== 'object' || inner === null) throw new Error('an outline that is none');
    if (!('' in inner)) return Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, value(each)]));
    const { '': special } = inner;
    if (Array.isArray(special)) return view(special, buffers);
    return typeof special === 'object' && special !== null ? stringsOf(special, buffers) : Number(special);
  };
  return value(outline) as StoredPart;
}

/** The UTF-16 code units of strings, one after another, the lower byte of each first. */
function unitsOf(strings: readonly string[]): Uint8Array {
  const units = Buffer.alloc(2 * strings.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const string of strings) end += units.write(string, end, 'utf16le');
  return units;
}

/** A string, or with `lengths` many. */
function stringsOf(special: object, buffers: readonly ArrayBuffer[]): string | readonly string[] {
  const arrayIn = (name: 'units' | 'lengths'): Numbers =>
    view((special as Record<string, number[]>)[name] ?? [], buffers);
  const bytes = arrayIn('units');
  const units = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!('lengths' in special)) return units.toString('utf16le');
  let end = 0;
  return Array.from(arrayIn('lengths'), (length) => {
    const start = end;
    end += 2 * length;
    return units.toString('utf16le', start, end);
  });
}

function view([kind, section, start, length]: readonly number[], buffers: readonly ArrayBuffer[]): Numbers {
  const [Kind, buffer] = [kinds[kind ?? -1], buffers[section ?? -1]];
  if (Kind === undefined || buffer === undefined) throw new Error('an array that is none');
  return new Kind(buffer, start, length);
}

export function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/** Whether JSON can say a number. */
function isPlain(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function areManyStrings(value: Value): value is readonly string[] {
  return isList(value) && value.length >= manyStrings && typeof value[0] === 'string';
}

function isList(value: Value): value is readonly string[] | readonly StoredPart[] {
  return Array.isArray(value);
}
