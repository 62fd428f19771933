export { signedJsonBank } from './adapters/signed-json-bank.ts'
export { type BankStatus, bankStatusSchema, type CardCheck } from './bank-status.ts'
export type { BankAnswer, BankConnector, CardData } from './port.ts'
