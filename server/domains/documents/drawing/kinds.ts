import { receiptPdf } from '../agency-receipt/agency-receipt.ts'
import { paymentConfirmationPdf } from '../payment-confirmation/payment-confirmation.ts'
import { instructionPdf } from '../payment-instruction/payment-instruction.ts'
import { registrationFormPdf } from '../registration-form/registration-form.ts'
import { statementPdf } from '../statement/statement.ts'

/** Every document, by its name; each takes plain data that can be copied to another process. */
export const drawings = {
  confirmation: paymentConfirmationPdf,
  instruction: instructionPdf,
  receipt: receiptPdf,
  'registration-form': registrationFormPdf,
  statement: statementPdf,
}

export type DocumentKind = keyof typeof drawings
export type DocumentData<Kind extends DocumentKind> = Parameters<(typeof drawings)[Kind]>[0]
