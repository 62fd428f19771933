export type { DebitableAccount, LockedAccount } from './debitable.ts'
export { debitableAccounts, lockForDebit } from './queries/debitable-accounts.ts'
