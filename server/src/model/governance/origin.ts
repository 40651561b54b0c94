import type { Place } from '../place.ts';

/** Where something that other files are held to stands. */
export interface Origin {
  readonly uri: string;
  readonly place: Place;
}

/** A value of a policy, and where it stands. */
export interface Stated<Value> {
  readonly value: Value;
  readonly at: Origin;
}
