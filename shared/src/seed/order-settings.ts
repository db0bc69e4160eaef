/** An open order is backlog after this many minutes (default of BACKLOG_ORDER_AGE_MINUTES). */
export const BACKLOG_AGE_MINUTES = 30;
