export { signedJsonBank } from './adapters/signed-json-bank.ts'
export { type BankStatus, bankStatusSchema, type CardCheck, type RefundStatus } from './bank-status.ts'
export {
  type CounterActivate,
  type CounterOutcome,
  type CreditNotice,
  counterActivateSchema,
  counterOutcomeSchema,
  counterVerifySchema,
  creditNoticeSchema,
} from './money-messages.ts'
export type { BankAnswer, BankConnector, CardData } from './port.ts'
