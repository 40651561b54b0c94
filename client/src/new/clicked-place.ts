/** What the place of a folder tells of something new in it. */
export interface ClickedPlace {
  readonly system?: string;
  readonly domain?: string;
}

const SOURCE = /\/contracts\/(?:sources|inputs)\/([^/]+)/;
const DOMAIN =
  /\/(?:contracts\/(?:data-products|outputs)|pipelines|governance|product-canvas)\/([^/]+)/;

/** Reads system and domain from the path of a folder, with slashes: `.../contracts/sources/stripe` is of stripe. */
export function clickedPlace(folder: string): ClickedPlace {
  const system = SOURCE.exec(folder)?.[1];
  const domain = DOMAIN.exec(folder)?.[1];
  return {
    ...(system !== undefined && { system }),
    ...(domain !== undefined && { domain }),
  };
}
