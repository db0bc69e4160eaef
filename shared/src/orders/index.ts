export {
  isOrderStatus,
  judgeTransition,
  OPEN_WORK_STATUSES,
  ORDER_STATUSES,
  ORDER_TRANSITIONS,
  type OrderStatus,
} from './states';
export {
  adjustStock,
  commitStock,
  recordReservation,
  releaseStock,
  returnStock,
  type StockAdjustment,
  type StockLine,
  takeStock,
} from './stock';
export { type TransitionInput, transitionOrder } from './transition';
