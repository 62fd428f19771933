export type { AgencyReceipt, AgencyReceiptLine } from './agency-receipt/contract.ts'
export { type ArchivedFile, zipOf } from './archive/zip.ts'
export { documentLanguages, type PaidBy } from './contract.ts'
export { drawDocument } from './drawing/draw-document.ts'
export { drawHere } from './drawing/draw-here.ts'
export type { DocumentData, DocumentKind } from './drawing/kinds.ts'
export type { Wish } from './drawing/turns.ts'
export type { ConfirmationLine, PaymentConfirmation } from './payment-confirmation/contract.ts'
export {
  instructionFormats,
  type PaymentInstruction,
  type PaymentInstructionLine,
} from './payment-instruction/contract.ts'
export type {
  RegisteredAccount,
  RegistrationApplicant,
  RegistrationFormData,
  RegistrationRequest,
} from './registration-form/contract.ts'
export type { SheetColumn } from './sheets/column.ts'
export { csvOf } from './sheets/csv.ts'
export { xlsxOf } from './sheets/xlsx.ts'
export type { PaymentStatement, StatementPayment } from './statement/contract.ts'
