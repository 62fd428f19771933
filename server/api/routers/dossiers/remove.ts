import { z } from 'zod'
import { ok } from '#lib/result.ts'
import { visitorProcedure } from '#server/api/trpc.ts'
import { removeFromList } from '#server/domains/dossiers/index.ts'

export const remove = visitorProcedure
  .input(z.object({ dossierId: z.uuid() }))
  .mutation(async ({ ctx, input }) => {
    await removeFromList(ctx.deps.database, ctx.visitorId, input.dossierId)
    return ok(null)
  })
