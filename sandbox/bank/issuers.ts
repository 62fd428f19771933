/** A card issuer as the sandbox plays it. Prefixes: NAPAS acquirer numbers, as published for VietQR. */
export type Issuer = {
  readonly bin: string
  readonly name: string
  readonly dateKind: 'ISSUE' | 'EXPIRY'
  readonly otpDigits: 6 | 8
}

export const issuers: readonly Issuer[] = [
  { bin: '970419', name: 'NCB', dateKind: 'ISSUE', otpDigits: 6 },
  { bin: '970415', name: 'VietinBank', dateKind: 'ISSUE', otpDigits: 6 },
  { bin: '970436', name: 'Vietcombank', dateKind: 'ISSUE', otpDigits: 6 },
  { bin: '970418', name: 'BIDV', dateKind: 'ISSUE', otpDigits: 6 },
  { bin: '970422', name: 'MB', dateKind: 'EXPIRY', otpDigits: 8 },
  { bin: '970407', name: 'Techcombank', dateKind: 'EXPIRY', otpDigits: 6 },
]

/** The issuer of a card number; a prefix that the sandbox does not play is a bug of its seed. */
export function issuerOf(cardNumber: string): Issuer {
  const issuer = issuers.find(({ bin }) => cardNumber.startsWith(bin))
  if (issuer === undefined) throw new Error('This card has no issuer in the sandbox')
  return issuer
}
