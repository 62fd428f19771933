import type { Locale } from '#lib/locale.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'

export type ResultProps = { payment: PaymentView; locale: Locale; t: Texts }
