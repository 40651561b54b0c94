import type { Stated } from './origin.ts';

/** A question that a data product answers. */
export interface KeyMetric {
  readonly name: Stated<string>;
  /** `object.property`, `property`, a measure, or several of them; empty when nothing is named. */
  readonly answeredBy: readonly Stated<string>[];
}

/** What a product promises, whoever says so; durations in seconds. */
export interface Promises {
  readonly latency: Stated<number> | undefined;
  readonly frequency: Stated<number> | undefined;
  readonly retention: Stated<number> | undefined;
  /** Percent. */
  readonly availability: Stated<number> | undefined;
}

/** A file of `product-canvas/*.md`. */
export interface Canvas {
  readonly uri: string;
  /** First heading. */
  readonly title: Stated<string> | undefined;
  /** Of the front matter; undefined for `vision.md`, which speaks of all products. */
  readonly product: Stated<string> | undefined;
  readonly domain: Stated<string> | undefined;
  /** Path of the contract, as written. */
  readonly contract: Stated<string> | undefined;
  readonly consumers: readonly Stated<string>[];
  readonly metrics: readonly KeyMetric[];
  readonly promises: Promises;
}

/** An entry of `slas.yaml`. */
export interface ProductPromises extends Promises {
  readonly product: Stated<string>;
}
