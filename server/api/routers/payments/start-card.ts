import { z } from 'zod'
import { err, ok } from '#lib/result.ts'
import { withoutSeparators } from '#lib/typed-digits.ts'
import type { Context } from '#server/api/context.ts'
import { publicId, requestId, typedText } from '#server/api/inputs.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { findIssuer } from '#server/domains/directory/index.ts'
import { knock } from '#server/domains/identity/index.ts'
import {
  beginCardCode,
  chargesToProve,
  lookBeforeCard,
  startCardAttempt,
} from '#server/domains/payments/index.ts'
import { throwNotFound } from './not-found.ts'

const card = z.object({ number: typedText, holderName: typedText, date: typedText, acceptTerms: z.boolean() })

/** Of a payment for many dossiers so many are counted: enough that the same are not tried in other payments. */
const mostCharges = 10

/**
 * Asks the bank about a card. A form that is not going to get there counts for nothing. Tries that the bank does not accept make the next ones wait, and so do codes that it sends because it
 * accepted the card, until the payment has succeeded: by card, charge, address and network. A browser that has paid with the
 * card has counters of its own.
 */
export const startCard = visitorProcedure
  .input(z.object({ publicId, issuerBin: z.string().max(6), card, requestId }))
  .mutation(async ({ ctx, input }) => {
    const issuer = findIssuer(input.issuerBin)
    if (!issuer) return err({ code: 'ISSUER_UNKNOWN' as const })
    const order = { ...input, visitorId: ctx.visitorId, accountId: ctx.account?.accountId, issuer }
    const looked = await lookBeforeCard(ctx.deps.payments, order)
    if (!looked.ok) return throwNotFound<never, typeof looked.error>(looked)
    if (looked.value !== null) return ok(looked.value)
    const counted = await countTry(ctx, input.publicId, withoutSeparators(input.card.number))
    if (!counted.ok) return counted
    const { attempt, code } = counted.value
    const started = await startCardAttempt(ctx.deps.payments, { ...order, code: code.kept })
    const heard = started.ok ? started.value.heard : null
    // A repeated request proves nothing about the card that it brings.
    await (heard === 'REFUSED' ? attempt.wrong() : attempt.takeBack())
    // A bank that is silent may have sent the code.
    if (heard !== 'ACCEPTED' && heard !== 'SILENT') await code.takeBack()
    return throwNotFound(
      started.ok ? ok({ publicId: started.value.publicId, state: started.value.state }) : started,
    )
  })

/** Before the bank is asked. */
async function countTry({ deps, browser, address }: Context, publicId: string, number: string) {
  const chargeIds = (await chargesToProve(deps.database, publicId)).chargeIds.toSorted().slice(0, mostCharges)
  const from = { browser, address, now: deps.clock() }
  const code = await beginCardCode(deps, { ...from, number, chargeIds })
  if (!code.ok) return code
  const also = chargeIds.map((of) => ({ kind: 'card.charge', of }) as const)
  const attempt = await knock(deps, { ...from, door: 'card', subject: number, also })
  if (attempt.ok) return ok({ attempt: attempt.value, code: code.value })
  await code.value.takeBack()
  return attempt
}
