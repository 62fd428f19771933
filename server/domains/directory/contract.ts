/** A text in both languages of the portal. */
export type Bilingual = { readonly vi: string; readonly en: string }

/** The province that this deployment serves. */
export type Tenant = {
  readonly id: string
  /** ISO-like letter of the province in dossier codes, e.g. H47. */
  readonly provinceCode: string
  readonly name: Bilingual
  readonly portalName: Bilingual
  /** What SMS and the subjects of e-mails begin with: at most 20 letters, also where marks are left out. */
  readonly shortName: Bilingual
  readonly collectingBank: Bilingual
  /** Where transfers go: the portal's account at the collecting bank. */
  readonly collectingAccount: { readonly bin: string; readonly number: string; readonly holder: string }
  /** The first two digits of its payment instructions' numbers. */
  readonly instructionPrefix: string
  readonly hotline: string
  readonly email: string
  readonly address: Bilingual
  readonly openingHours: Bilingual
}

/** An issuer of domestic cards, as the payer picks it. */
export type CardIssuer = {
  /** First six digits of its cards. */
  readonly bin: string
  readonly shortName: string
  readonly name: string
  /** Which date its cards print. */
  readonly dateKind: 'ISSUE' | 'EXPIRY'
  /** False for an issuer whose numbers do not follow the Luhn check. */
  readonly luhn: boolean
  readonly otpDigits: number
  readonly hotline: string
  /** How a holder switches on payments on the internet. */
  readonly enableOnline: Bilingual
}

/** A bank that is connected: `connector` is its name in rows and messages. */
export type BankName = { readonly connector: string; readonly name: Bilingual }

/** A public body that fees are paid to. */
export type AgencyName = { readonly id: string; readonly name: Bilingual }
