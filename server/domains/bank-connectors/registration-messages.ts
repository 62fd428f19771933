import { z } from 'zod'
import { normalise } from '#lib/normalise.ts'

/** What a bank's own back office asks and decides about registrations: `docs/bank-api.md`. */

/** Any spelling: typed from paper or read by a scanner. */
const number = z.string().min(1).max(64)
const version = z.number().int().min(0).max(2_147_483_647)
const text = (longest: number) =>
  z
    .string()
    .max(4 * longest)
    .transform((typed) => normalise(typed, 'NFC').trim())
    .pipe(z.string().min(1).max(longest))
const common = {
  number,
  version,
  /** The bank's own sign of the officer who decided. */
  by: text(80),
  /** A moment that the database can hold. */
  at: z.iso.datetime().regex(/^2/, 'is not of this age'),
}

export const registrationReadSchema = z.object({ number })

export const registrationDecisionSchema = z.discriminatedUnion('decision', [
  z.object({ ...common, decision: z.literal('APPROVED'), reason: text(200).optional() }),
  z.object({ ...common, decision: z.literal('REJECTED'), reason: text(200) }),
])
export type RegistrationDecision = z.infer<typeof registrationDecisionSchema>
