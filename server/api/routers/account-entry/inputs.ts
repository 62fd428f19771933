import { z } from 'zod'
import { LOCALES } from '#lib/locale.ts'
import type { Context } from '#server/api/context.ts'
import { typedText } from '#server/api/inputs.ts'

/** Cut, so that nothing of any length is normalised; the rule of passwords refuses what is too long. */
export const typedPassword = z.string().transform((text) => text.slice(0, 1_000))

export const language = z.enum(LOCALES)
/** What a link or a cookie names something by. */
export const token = z.string().max(1_000)

/** Who signs up. */
export const typedAccount = { name: typedText, phone: typedText, password: typedPassword, language }

export const typedOrganisation = {
  organisationName: typedText,
  shortName: typedText,
  taxCode: typedText,
  issuedOn: typedText,
  issuedBy: typedText,
  address: typedText,
  contactPhone: typedText,
  email: typedText,
  representative: typedText,
  position: typedText,
  representativeIdentity: typedText,
  authority: typedText,
}

export const typedPerson = {
  identityNumber: typedText,
  issuedOn: typedText,
  issuedBy: typedText,
  address: typedText,
  email: typedText,
}

/** The browser that somebody signs in with, and the list that it has filled as a guest's. */
export const browserOf = ({ address, browser, device, guestId }: Context) => ({
  address,
  userAgent: device,
  visitorId: guestId,
  mark: browser,
})

/** From where, with which browser, and when. */
export const askedNow = ({ address, browser, deps }: Context) => ({ address, browser, now: deps.clock() })
