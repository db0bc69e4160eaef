export { Alert } from './alert';
export { Badge } from './badge';
export {
  Button,
  ButtonLink,
  type ButtonLinkProps,
  type ButtonProps,
  IconButton,
  type IconButtonProps,
} from './button';
export { type ButtonSize, type ButtonVariant, buttonClass } from './button-style';
export { Card } from './card';
export { Checkbox, RadioCard, RadioGroup } from './choice';
export { cx } from './cx';
export { DateTime } from './date-time';
export { type Description, DescriptionList } from './description-list';
export { Disclosure } from './disclosure';
export { EmptyState } from './empty-state';
export { Field, type FieldControlProps, type FieldProps, fieldId } from './field';
export { type DateOptions, type DateStyle, exactInstant, formatDate, formatRelative } from './format-date';
export {
  ActivityIcon,
  ArrowDownIcon,
  ArrowLeftIcon,
  ArrowRightIcon,
  ArrowUpDownIcon,
  ArrowUpIcon,
  BadgeCheckIcon,
  BanIcon,
  BellIcon,
  BoxesIcon,
  BoxIcon,
  BuildingIcon,
  CalendarIcon,
  ChartLineIcon,
  CheckIcon,
  ChevronDownIcon,
  ChevronLeftIcon,
  ChevronRightIcon,
  ChevronUpIcon,
  CircleAlertIcon,
  CircleCheckIcon,
  CircleHelpIcon,
  CircleXIcon,
  ClockIcon,
  CloudOffIcon,
  CommandIcon,
  CopyIcon,
  CreditCardIcon,
  DatabaseIcon,
  DownloadIcon,
  EllipsisIcon,
  ExternalLinkIcon,
  EyeIcon,
  EyeOffIcon,
  FileTextIcon,
  FilterIcon,
  GaugeIcon,
  GitBranchIcon,
  GlobeIcon,
  HistoryIcon,
  HouseIcon,
  type IconComponent,
  type IconProps,
  InfoIcon,
  KeyboardIcon,
  LayoutDashboardIcon,
  LinkIcon,
  ListIcon,
  LoaderCircleIcon,
  LockIcon,
  LogInIcon,
  LogOutIcon,
  MailIcon,
  MapPinIcon,
  MenuIcon,
  MessageSquareIcon,
  MinusIcon,
  MonitorIcon,
  MoonIcon,
  PackageCheckIcon,
  PackageIcon,
  PackageSearchIcon,
  PencilIcon,
  PlusIcon,
  PrinterIcon,
  RadarIcon,
  RadioIcon,
  ReceiptIcon,
  RefreshCwIcon,
  RotateCcwIcon,
  SaveIcon,
  SearchIcon,
  ServerIcon,
  SettingsIcon,
  ShieldCheckIcon,
  ShieldIcon,
  ShoppingCartIcon,
  SlidersHorizontalIcon,
  SparklesIcon,
  StarIcon,
  StoreIcon,
  SunIcon,
  TagIcon,
  TicketIcon,
  TrashIcon,
  TriangleAlertIcon,
  TruckIcon,
  Undo2Icon,
  UploadIcon,
  UserIcon,
  UsersIcon,
  WalletIcon,
  WarehouseIcon,
  WaypointsIcon,
  WifiOffIcon,
  WrenchIcon,
  XIcon,
  ZapIcon,
} from './icons';
export { Input, type InputProps, Select, Textarea } from './input';
export { Kbd } from './kbd';
export { Logo, LogoMark } from './logo';
export { Money } from './money';
export { Breadcrumbs, type Crumb, PageHeader } from './page-header';
export { KeysetPagination, NumberedPagination } from './pagination';
export { ProgressBar } from './progress-bar';
export { Skeleton, SkeletonText } from './skeleton';
export { Spinner } from './spinner';
export { Stat, StatGrid } from './stat';
export { ORDER_STATUS_LOOKS, type StatusLook, statusLook } from './status';
export { StatusBadge } from './status-badge';
export { Table, Td, Th, Tr } from './table';
export { type TabLink, TabLinks } from './tabs';
export { TextLink } from './text-link';
export {
  THEME_STORAGE_KEY,
  type ThemeChoice,
  themeColors,
  themeScript,
  themeScriptCspHash,
} from './theme-script';
export { Timeline, type TimelineEntry } from './timeline';
export { type Tone, toneBlock, toneMark, toneText } from './tone';
export { SkipLink, VisuallyHidden } from './visually-hidden';
