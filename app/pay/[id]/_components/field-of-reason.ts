import type { DeclineReason } from '#server/domains/payments/contract.ts'

/** Which field of the card page a refusal of the bank belongs to; the others belong to no field. */
export const fieldOfReason: Partial<Record<DeclineReason, string>> = {
  CARD_UNKNOWN: 'number',
  HOLDER_NAME_WRONG: 'holderName',
  CARD_DATE_WRONG: 'date',
}
