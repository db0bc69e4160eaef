/** Schema of the observatory's tables. */
export const OBSERVATORY_SCHEMA = 'observatory';
