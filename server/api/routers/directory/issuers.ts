import { publicProcedure } from '#server/api/trpc.ts'
import { cardIssuers } from '#server/domains/directory/index.ts'

export const issuers = publicProcedure.query(() => cardIssuers)
