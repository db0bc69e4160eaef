export type { RumAttributes, RumValue } from './span';
export { type RumOptions, recordEvent, startRum } from './start-rum';
