export { signedJsonBank } from './adapters/signed-json-bank.ts'
export {
  type BankStatus,
  bankStatusSchema,
  type CardCheck,
  type MandateState,
  type MandateStatus,
  type RefundStatus,
} from './bank-status.ts'
export { keepOtherAnswer } from './keep-other-answer.ts'
export {
  type CounterActivate,
  type CounterOutcome,
  type CreditNotice,
  counterActivateSchema,
  counterOutcomeSchema,
  counterVerifySchema,
  creditNoticeSchema,
} from './money-messages.ts'
export type {
  AccountDebitOrder,
  BankAnswer,
  BankConnector,
  CardData,
  DebitSplit,
  MandateOrder,
  NoteOtherAnswer,
  OtherAnswer,
  RefundOriginal,
} from './port.ts'
export {
  type RegistrationDecision,
  registrationDecisionSchema,
  registrationReadSchema,
} from './registration-messages.ts'
