import { z } from 'zod'
import { publicProcedure } from '#server/api/trpc.ts'
import { findIssuer } from '#server/domains/directory/index.ts'

export const issuer = publicProcedure
  .input(z.object({ bin: z.string().max(20) }))
  .query(({ input }) => findIssuer(input.bin))
