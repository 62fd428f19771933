/** Why a bank lets no account be debited. HOLDER_DIFFERS: both name and number are others, or the bank does not say which. */
export const mandateRefusals = [
  'ACCOUNT_UNKNOWN',
  'HOLDER_DIFFERS',
  'HOLDER_NAME_DIFFERS',
  'TAX_CODE_DIFFERS',
  'IDENTITY_NUMBER_DIFFERS',
  'ACCOUNT_CLOSED',
] as const
export type MandateRefusal = (typeof mandateRefusals)[number]
