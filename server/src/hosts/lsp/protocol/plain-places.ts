/** As the protocol writes positions. */
export interface PlainPlace {
  readonly line: number;
  readonly character: number;
}

export interface PlainRange {
  readonly start: PlainPlace;
  readonly end: PlainPlace;
}
