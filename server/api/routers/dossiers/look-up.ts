import { z } from 'zod'
import { ok, type Result } from '#lib/result.ts'
import { typedText } from '#server/api/inputs.ts'
import { publicProcedure } from '#server/api/trpc.ts'
import type { LookUpRefusal } from '#server/domains/dossiers/contract.ts'
import { lookUpDossier } from '#server/domains/dossiers/index.ts'

export const lookUp = publicProcedure
  .input(z.object({ code: typedText, fact: typedText }))
  .mutation(async ({ ctx, input }): Promise<Result<{ visitorToken: string | null }, LookUpRefusal>> => {
    const { deps, visitorId, browser, address } = ctx
    const found = await lookUpDossier(deps, { ...input, visitorId, browser, address, now: deps.clock() })
    return found.ok ? ok({ visitorToken: found.value.visitorToken }) : found
  })
