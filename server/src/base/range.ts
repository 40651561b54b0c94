/** A half-open span of UTF-16 offsets, `start <= end`. What the offsets count from (file or block) is the holder's to say. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The same span counted from an origin that lies `by` earlier. */
export function shiftRange(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by };
}

/** Whether the offset lies in the span or touches one of its ends: a cursor behind the last letter is still in the word. */
export function touches(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
