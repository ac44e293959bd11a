/** What of the map is to be seen. Absent: all. */
export interface Choice {
  /** The name of a concept. */
  readonly concept?: string | undefined;
  /** The URI of a note. */
  readonly note?: string | undefined;
  /** The least count: of mentions in the concept map, of words in the repeat map. */
  readonly least: number;
}

/** Whether it is less than all. */
export function isFiltered({ concept, note, least }: Choice): boolean {
  return concept !== undefined || note !== undefined || least > 1;
}
