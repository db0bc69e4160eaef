import { createIcon } from '../create-icon';

export const ArrowUpIcon = createIcon([
  ['path', { d: 'm5 12 7-7 7 7' }],
  ['path', { d: 'M12 19V5' }],
]);
