import { publicProcedure } from '#server/api/trpc.ts'
import type { DossierView } from '#server/domains/dossiers/contract.ts'
import { listDossiers } from '#server/domains/dossiers/index.ts'

/** The visitor's own list; empty for a browser that has looked nothing up. */
export const list = publicProcedure.query(async ({ ctx }): Promise<DossierView[]> => {
  const { deps, visitorId } = ctx
  return visitorId === null ? [] : listDossiers(deps.database, visitorId, deps.clock())
})
