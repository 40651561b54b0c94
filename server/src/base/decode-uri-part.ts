/** A piece of a URI as people write it. Paths of a disk come through as they are: there a percent sign is one. */
export function decodeUriPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
