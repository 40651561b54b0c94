import type { Point } from '../canvas/transform.ts';
import type { PictureBox } from '../graph/picture-types.ts';

/** A shape for each kind of box, in 16 by 16: a drum, a cube, a sheet, a screen, a question; many sheets; a folder. */
const shapes = {
  source: 'M2,4C2,1.5 14,1.5 14,4V12C14,14.5 2,14.5 2,12ZM2,4C2,6.5 14,6.5 14,4',
  model: 'M8,1.5L14,4.8V11.2L8,14.5L2,11.2V4.8ZM2,4.8L8,8L14,4.8M8,8V14.5',
  object: 'M3,1.5H10L13,4.5V14.5H3ZM5.5,6.5H10.5M5.5,9H10.5M5.5,11.5H9',
  exposure: 'M1.5,2.5H14.5V11H1.5ZM8,11V14M5,14H11M4.5,8.5V6.5M8,8.5V4.5M11.5,8.5V5.5',
  unknown: 'M5,5.5C5,1.5 11,1.5 11,5.5C11,8 8,7.8 8,10.2M8,12.6V13.8',
  bundle: 'M2,5H11V14H2ZM5,5V2H14V11H11',
  group: 'M1.5,3H6.5L8,5H14.5V13H1.5Z',
} as const;

export const iconOf = (box: PictureBox, at: Point): string =>
  moved(shapes[box.type === 'node' ? box.node.kind : box.type], at);

/** The same path at another place. An element with a transform of its own costs time in each frame. */
function moved(path: string, { x, y }: Point): string {
  return path.replace(/([A-Z])([^A-Z]*)/g, (_, command: string, numbers: string) => {
    const values = numbers.split(/[ ,]/).filter(Boolean).map(Number);
    const by = (i: number): number =>
      command === 'H' ? x : command === 'V' ? y : i % 2 === 0 ? x : y;
    return command + values.map((value, i) => value + by(i)).join(' ');
  });
}
