import {
  ActivityIcon,
  DatabaseIcon,
  type IconComponent,
  MonitorIcon,
  RadioIcon,
  ServerIcon,
  WaypointsIcon,
} from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { SpanCategory } from '../traces.schema';

const ICONS: Readonly<Record<SpanCategory, { readonly Icon: IconComponent; readonly label: string }>> = {
  browser: { Icon: MonitorIcon, label: 'Browser' },
  server: { Icon: ServerIcon, label: 'Request received' },
  client: { Icon: WaypointsIcon, label: 'Call to another service' },
  database: { Icon: DatabaseIcon, label: 'Database statement' },
  event: { Icon: RadioIcon, label: 'Event' },
  internal: { Icon: ActivityIcon, label: 'Work' },
};

/** What kind of work a span is, as a picture with a name. */
export function SpanIcon({ category }: { readonly category: SpanCategory }): ReactElement {
  const { Icon, label } = ICONS[category];
  return <Icon size={14} label={label} className="text-ink-subtle" />;
}

/** The same in words. */
export function categoryLabel(category: SpanCategory): string {
  return ICONS[category].label;
}
