export { balances } from './balances.ts'
export { applyCapture, assignSuspense, type Posting, refundMoney, suspendCapture } from './ledger.ts'
export { post } from './post.ts'
