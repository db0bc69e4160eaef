import {
  ActivityIcon,
  BellIcon,
  BoxesIcon,
  BoxIcon,
  ChartLineIcon,
  DatabaseIcon,
  EyeIcon,
  GaugeIcon,
  GlobeIcon,
  HistoryIcon,
  type IconComponent,
  LayoutDashboardIcon,
  ListIcon,
  LockIcon,
  MonitorIcon,
  RefreshCwIcon,
  ShieldIcon,
  ShoppingCartIcon,
  UserIcon,
  UsersIcon,
  WaypointsIcon,
} from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { NavItem } from '../shell.schema';

const icons: Readonly<Record<NavItem['key'], IconComponent>> = {
  dashboard: LayoutDashboardIcon,
  orders: ShoppingCartIcon,
  customers: UsersIcon,
  products: BoxIcon,
  stock: BoxesIcon,
  storefronts: GlobeIcon,
  slos: GaugeIcon,
  alarms: BellIcon,
  sync: RefreshCwIcon,
  topology: WaypointsIcon,
  traces: ActivityIcon,
  rum: EyeIcon,
  logs: ListIcon,
  metrics: ChartLineIcon,
  sql: DatabaseIcon,
  audit: HistoryIcon,
  security: ShieldIcon,
  users: UserIcon,
  sessions: MonitorIcon,
  keys: LockIcon,
};

/** The icon of a page in navigation and palette. */
export function NavIcon({
  item,
  className,
}: {
  readonly item: NavItem['key'];
  readonly className?: string;
}): ReactElement {
  const Icon = icons[item];
  return <Icon className={className} />;
}
