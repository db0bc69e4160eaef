import type { ReactElement, SVGProps } from 'react';

type IconNode = ReadonlyArray<readonly [tag: string, attributes: Readonly<Record<string, string>>]>;

/**
 * What a module under `lucide-react/icons/` holds besides its React component. The typings leave `__iconData` out;
 * the version of lucide is pinned and icons.test.tsx fails when the shape changes.
 */
export type LucideIconModule = { readonly __iconData: { readonly name: string; readonly node: IconNode } };

/** Props of every icon. Give `label` when the icon stands alone and means something; else it is decoration. */
export type IconProps = Omit<SVGProps<SVGSVGElement>, 'ref' | 'children'> & {
  /** Edge length in px; 16 fits `text-sm`, 20 fits headings. Default 16. */
  readonly size?: number;
  readonly label?: string;
};

/** An icon component; plain SVG without hooks, usable on the server and in the browser. */
export type IconComponent = (props: IconProps) => ReactElement;

/**
 * Turns lucide's data into a component without script. Lucide's own components are client components (they read a
 * context), which would ship and hydrate script for every icon of a server-rendered page.
 */
export function createIcon({ __iconData: data }: LucideIconModule): IconComponent {
  // Not a component of its own but a call, because the markup depends on nothing but the two arguments.
  return (props) => drawIcon(data, props);
}

function drawIcon(data: LucideIconModule['__iconData'], props: IconProps): ReactElement {
  const { size = 16, label, className, ...rest } = props;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label or hidden; a <title> would add a tooltip
    <svg
      xmlns="http://www.w3.org/2000/svg"
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
      {data.node.map(([Tag, { key, ...attributes }]) => {
        // The tag names come from lucide's generated data: only path, circle, rect, line and the like.
        const Shape = Tag as 'path';
        return <Shape key={key} {...attributes} />;
      })}
    </svg>
  );
}
