export { balances } from './balances.ts'
export {
  applyCapture,
  assignSuspense,
  type MoneyName,
  type Posting,
  refundMoney,
  suspendCapture,
} from './ledger.ts'
export { post } from './post.ts'
