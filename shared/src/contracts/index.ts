export { catalogSync } from './catalog-sync';
export {
  type Contract,
  type ContractArgs,
  type ContractAuth,
  type ContractCall,
  type ContractResult,
  defineContract,
} from './contract';
export { logLevel, setShopLogLevel } from './log-level';
export { listOrdersForSync, ordersChanged, type SyncedOrder, syncedOrder } from './order-sync';
export { refundOrder } from './refund-order';
