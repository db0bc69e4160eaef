export {
  type Contract,
  type ContractArgs,
  type ContractAuth,
  type ContractCall,
  type ContractResult,
  defineContract,
} from './contract';
