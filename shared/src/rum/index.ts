export { isOptedOut, type RumChoice, rumChoice } from './consent';
export type { RumAttributes, RumValue } from './span';
export {
  chooseRum,
  type RumOptions,
  recordError,
  recordEvent,
  recordNavigation,
  startRum,
} from './start-rum';
