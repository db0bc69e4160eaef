// An octocopter with a ring frame, seen from above: the frame reads as an O, the eight holes are its motor mounts,
// and the piece between the two in front is the heading light. Units of a 24 × 24 box.
const centre = 12;
const ringRadius = 9.2;
const halfWidth = 2;
const mountRadius = 1.05;
const round = (value: number) => Number(value.toFixed(2));

function corner(index: number, radius: number): readonly [x: number, y: number] {
  const angle = ((index * 45 - 112.5) * Math.PI) / 180;
  return [round(centre + radius * Math.cos(angle)), round(centre + radius * Math.sin(angle))];
}

function octagon(radius: number): string {
  return `M${Array.from({ length: 8 }, (_, index) => corner(index, radius).join(' ')).join('L')}Z`;
}

function circle([x, y]: readonly [number, number], radius: number): string {
  return `M${round(x - radius)} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

const mounts = Array.from({ length: 8 }, (_, index) => corner(index, ringRadius));
const [front1, front2] = [corner(0, ringRadius), corner(1, ringRadius)];

/** Width of the stroke that rounds the frame's corners; it grows the outline by half of itself on both sides. */
export const logoStroke = 0.9;

const grown = logoStroke / 2;
// An octagon's edge is cos(22.5°) of its corner away from the middle, so the widths are measured along the corner.
const slope = Math.cos(Math.PI / 8);

/** Path of the frame, to be filled by the even-odd rule. */
export const logoFrame: string = [
  octagon(ringRadius + (halfWidth - grown) / slope),
  octagon(ringRadius - (halfWidth - grown) / slope),
  ...mounts.map((mount) => circle(mount, mountRadius + grown)),
].join('');

/** Path of the heading light over it, to be filled by the even-odd rule. */
export const logoLight: string = [
  `M${front1[0]} ${round(front1[1] - halfWidth)}H${front2[0]}a${halfWidth} ${halfWidth} 0 0 1 0 ${2 * halfWidth}`,
  `H${front1[0]}a${halfWidth} ${halfWidth} 0 0 1 0 ${-2 * halfWidth}Z`,
  circle(front1, mountRadius),
  circle(front2, mountRadius),
].join('');
