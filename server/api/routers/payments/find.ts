import { z } from 'zod'
import { parsePublicId } from '#lib/ids.ts'
import { readInstructionNumber } from '#lib/instruction-number.ts'
import { type LookupFact, parseLookupFact } from '#lib/lookup-fact.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Context } from '#server/api/context.ts'
import { typedText } from '#server/api/inputs.ts'
import { publicProcedure } from '#server/api/trpc.ts'
import { dossiersKnownBy } from '#server/domains/dossiers/index.ts'
import { countLookUp, openVisitor } from '#server/domains/identity/index.ts'
import type { FindPaymentRefusal } from '#server/domains/payments/contract.ts'
import { chargesOfPublicId, showPaymentToVisitor } from '#server/domains/payments/index.ts'

type Found = { readonly publicId: string; readonly visitorToken: string | null }

/** Opens a payment again to someone who knows a fact about one of its dossiers. Limited like a look-up. */
export const find = publicProcedure
  .input(z.object({ publicId: typedText, fact: typedText }))
  .mutation(async ({ ctx, input }): Promise<Result<Found, FindPaymentRefusal>> => {
    const read = readInput(input)
    if (!read.ok) return read
    const { publicId, fact } = read.value
    const counted = await countLookUp(ctx.deps, { subject: `payment:${publicId}`, address: ctx.address })
    if (!counted.ok) return counted
    const chargeIds = await chargesOfPublicId(ctx.deps.database, publicId)
    const known = await dossiersKnownBy(ctx.deps, chargeIds, fact)
    return known.length === 0 ? err({ code: 'NOT_FOUND' }) : ok(await show(ctx, publicId))
  })

function readInput(input: {
  readonly publicId: string
  readonly fact: string
}): Result<{ publicId: string; fact: LookupFact }, FindPaymentRefusal> {
  if (input.publicId.trim() === '') return err({ code: 'ID_EMPTY' })
  const publicId = parsePublicId(input.publicId)
  if (!publicId.ok) return err({ code: 'ID_FORM' })
  const fact = parseLookupFact(input.fact)
  if (!fact.ok) return err({ code: fact.error === 'EMPTY' ? 'FACT_EMPTY' : 'FACT_FORM' })
  return ok({ publicId: publicId.value, fact: fact.value })
}

async function show({ deps, visitorId }: Context, publicId: string): Promise<Found> {
  const minutes = deps.config.VISITOR_MINUTES
  const opened = visitorId === null ? await openVisitor(deps.database, { now: deps.clock(), minutes }) : null
  const id = opened?.visitorId ?? visitorId
  if (id !== null) await showPaymentToVisitor(deps.database, publicId, id)
  return { publicId, visitorToken: opened?.token ?? null }
}
