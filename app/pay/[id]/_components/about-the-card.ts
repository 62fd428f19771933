import type { DeclineReason } from '#server/domains/payments/contract.ts'

/**
 * What leads back to the card page: number, name and date that the bank does not accept together. None of the three is
 * blamed, so that nobody learns which of them is right.
 */
export const isAboutTheCard = (reason: DeclineReason | null | undefined): boolean =>
  reason === 'CARD_UNKNOWN' || reason === 'HOLDER_NAME_WRONG' || reason === 'CARD_DATE_WRONG'
