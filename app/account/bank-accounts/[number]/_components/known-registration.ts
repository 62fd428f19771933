import type { RegistrationView } from '#server/domains/registrations/contract.ts'
import { orNull } from '../../../../_trpc/known-payment.ts'
import { api } from '../../../../_trpc/visitor.ts'

export type NumberParams = { params: Promise<{ number: string }> }

/** The holder's registration of this number; null for another holder's, and for none: the two look the same. */
export function knownRegistration(number: string): Promise<RegistrationView | null> {
  return orNull(async () => (await api()).registrations.view({ number }))
}
