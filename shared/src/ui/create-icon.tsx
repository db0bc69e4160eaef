import type { ReactElement, SVGProps } from 'react';

/** The shapes of a drawing in a 24 × 24 box. */
export type IconShapes = ReadonlyArray<readonly [tag: string, attributes: Readonly<Record<string, string>>]>;

/** Props of every icon. Give `label` when the icon stands alone and means something; else it is decoration. */
export type IconProps = Omit<SVGProps<SVGSVGElement>, 'ref' | 'children'> & {
  /** Edge length in px; 16 fits `text-sm`, 20 fits headings. Default 16. */
  readonly size?: number;
  readonly label?: string;
};

/** An icon component; plain SVG without hooks, usable on the server and in the browser. */
export type IconComponent = (props: IconProps) => ReactElement;

/**
 * Makes an icon of lucide's shapes (https://lucide.dev, ISC licence; see scripts/draw-icons.mjs). Lucide's own
 * components are client components, which would ship and hydrate script for every icon of a server-rendered page.
 */
export function createIcon(shapes: IconShapes): IconComponent {
  // Not a component of its own but a call, because the markup depends on nothing but the two arguments.
  return (props) => drawIcon(shapes, props);
}

function drawIcon(shapes: IconShapes, props: IconProps): ReactElement {
  const { size = 16, label, className, ...rest } = props;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label or hidden; a <title> would add a tooltip
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size >= 24 ? 1.5 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className === undefined ? 'shrink-0' : `shrink-0 ${className}`}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      {...rest}
    >
      {shapes.map(([tag, attributes], index) => {
        // The tags of the drawings are path, circle, rect, line and the like; path stands for their props.
        const Shape = tag as 'path';
        return <Shape key={index} {...attributes} />;
      })}
    </svg>
  );
}
