export { balances } from './balances.ts'
export { applyCapture, type Posting, suspendCapture } from './ledger.ts'
