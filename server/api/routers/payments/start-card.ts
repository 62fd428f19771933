import { z } from 'zod'
import { err, ok } from '#lib/result.ts'
import { withoutSeparators } from '#lib/typed-digits.ts'
import type { Context } from '#server/api/context.ts'
import { publicId, requestId, typedText } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { findIssuer } from '#server/domains/directory/index.ts'
import { knock } from '#server/domains/identity/index.ts'
import { chargesToProve, startCardAttempt } from '#server/domains/payments/index.ts'
import { throwNotFound } from './not-found.ts'

const card = z.object({ number: typedText, holderName: typedText, date: typedText, acceptTerms: z.boolean() })

/** Of a payment for many dossiers so many are counted: enough that the same are not tried in other payments. */
const mostCharges = 10

/**
 * Asks the bank about a card. Tries that the bank does not accept make the next ones wait, by card, charge, address and
 * network; a browser whose card was accepted before has counters of its own.
 */
export const startCard = visitorProcedure
  .input(z.object({ publicId, issuerBin: z.string().max(6), card, requestId }))
  .mutation(async ({ ctx, input }) => {
    const issuer = findIssuer(input.issuerBin)
    if (!issuer) return err({ code: 'ISSUER_UNKNOWN' as const })
    const attempt = await countTry(ctx, input.publicId, input.card.number)
    if (!attempt.ok) return attempt
    const { right, wrong, takeBack } = attempt.value
    const started = await startCardAttempt(ctx.deps.payments, {
      ...input,
      visitorId: ctx.visitorId,
      accountId: ctx.account?.accountId,
      issuer,
    })
    const heard = started.ok ? started.value.heard : null
    // A repeated request proves nothing about the card that it brings.
    if (heard === 'ACCEPTED') await right()
    else if (heard === 'REFUSED') await wrong()
    else await takeBack()
    return throwNotFound(
      started.ok ? ok({ publicId: started.value.publicId, state: started.value.state }) : started,
    )
  })

/** Also where the form has faults that keep it from the bank: then it is taken back. */
async function countTry({ deps, browser, address }: Context, publicId: string, number: string) {
  const { chargeIds } = await chargesToProve(deps.database, publicId)
  const also = chargeIds
    .toSorted()
    .slice(0, mostCharges)
    .map((of) => ({ kind: 'card.charge', of }) as const)
  const subject = withoutSeparators(number)
  return knock(deps, { door: 'card', subject, also, browser, address, now: deps.clock() })
}
