import { z } from 'zod'
import { parsePublicId } from '#lib/ids.ts'
import { readInstructionNumber } from '#lib/instruction-number.ts'
import { type LookupFact, parseLookupFact } from '#lib/lookup-fact.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Context } from '#server/api/context.ts'
import { typedText } from '#server/api/inputs.ts'
import { publicProcedure } from '#server/api/trpc.ts'
import { tenant } from '#server/domains/directory/index.ts'
import {
  countedFact,
  dossiersKnownBy,
  isGuessable,
  keepProof,
  levelOf,
} from '#server/domains/dossiers/index.ts'
import { knock, openVisitor } from '#server/domains/identity/index.ts'
import type { FindPaymentRefusal } from '#server/domains/payments/contract.ts'
import { chargesToProve, publicIdOfNumber, showPaymentToVisitor } from '#server/domains/payments/index.ts'

type Found = {
  readonly publicId: string
  readonly visitorToken: string | null
  /** Whether it was named by an instruction's number: then that is what is looked for. */
  readonly byNumber: boolean
}

/**
 * Opens a payment again to someone who knows its code, or the number of one of its instructions, and a fact about one of
 * its dossiers. Where a holder's people made it, the fact must be true of all of them and not a tax code, which opens what is owed for
 * a dossier and not what the holder did. What the fact proves nothing about, and all where it is a tax code, is shown without what
 * its dossier is about. Limited like a look-up, by what was typed.
 */
export const find = publicProcedure
  .input(z.object({ publicId: typedText, fact: typedText }))
  .mutation(async ({ ctx, input }): Promise<Result<Found, FindPaymentRefusal>> => {
    const { deps, browser, address } = ctx
    const read = readInput(input, tenant(deps.config.TENANT).instructionPrefix)
    if (!read.ok) return read
    const { name, fact } = read.value
    const subject = `payment:${name.value}`
    const also = [countedFact(fact)]
    const now = deps.clock()
    const guessable = isGuessable(fact)
    const attempt = await knock(deps, { door: 'look-up', subject, guessable, also, browser, address, now })
    if (!attempt.ok) return attempt
    const publicId = name.kind === 'ID' ? name.value : await publicIdOfNumber(deps.database, name.value)
    // Nothing has an empty id: the work is done for what does not exist as for what does.
    const { chargeIds, least, public: toAnyFact } = await chargesToProve(deps.database, publicId ?? '')
    const known = await dossiersKnownBy(deps, chargeIds, fact)
    const level = levelOf(fact)
    const opens = known.length >= Math.max(least, 1) && (level === 'FULL' || toAnyFact)
    if (publicId === null || !opens) {
      await attempt.value.wrong()
      return err({ code: 'NOT_FOUND' })
    }
    await (level === 'FULL' ? attempt.value.right() : attempt.value.takeBack())
    return ok({
      ...(await show(ctx, publicId, { dossierIds: known, fact })),
      byNumber: name.kind === 'NUMBER',
    })
  })

/** What is on paper: a payment's code, or an instruction's number. */
type Name = { readonly kind: 'ID' | 'NUMBER'; readonly value: string }

function readInput(
  input: { readonly publicId: string; readonly fact: string },
  prefix: string,
): Result<{ name: Name; fact: LookupFact }, FindPaymentRefusal> {
  if (input.publicId.trim() === '') return err({ code: 'ID_EMPTY' })
  const name = readName(input.publicId, prefix)
  if (name === null) return err({ code: 'ID_FORM' })
  const fact = parseLookupFact(input.fact)
  if (!fact.ok) return err({ code: fact.error === 'EMPTY' ? 'FACT_EMPTY' : 'FACT_FORM' })
  return ok({ name, fact: fact.value })
}

/** The two have different lengths, so nothing is both. */
function readName(typed: string, prefix: string): Name | null {
  const id = parsePublicId(typed)
  if (id.ok) return { kind: 'ID', value: id.value }
  const number = readInstructionNumber(typed, prefix)
  return number.ok ? { kind: 'NUMBER', value: number.value } : null
}

async function show(
  { deps, visitorId }: Context,
  publicId: string,
  proven: { readonly dossierIds: readonly string[]; readonly fact: LookupFact },
): Promise<Omit<Found, 'byNumber'>> {
  const minutes = deps.config.VISITOR_MINUTES
  const now = deps.clock()
  const opened = visitorId === null ? await openVisitor(deps.database, { now, minutes }) : null
  const id = opened?.visitorId ?? visitorId
  if (id !== null) {
    await keepProof(deps.database, { visitorId: id, ...proven, now })
    await showPaymentToVisitor(deps.database, publicId, id)
  }
  return { publicId, visitorToken: opened?.token ?? null }
}
