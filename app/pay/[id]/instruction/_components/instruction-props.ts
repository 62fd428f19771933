import type { Locale } from '#lib/locale.ts'
import type { InstructionView, PaymentView } from '#server/domains/payments/contract.ts'
import type { Texts } from '../../../../_text/vi/index.ts'

/** A part of the instruction's page. */
export type InstructionProps = {
  payment: PaymentView
  instruction: InstructionView
  locale: Locale
  t: Texts
}
