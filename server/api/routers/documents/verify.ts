import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { publicProcedure } from '#server/api/trpc.ts'
import type { VerifiedDocument } from '#server/domains/payments/contract.ts'
import { verifyDocument } from '#server/domains/payments/index.ts'
import { verifyForm } from '#server/domains/registrations/index.ts'
import type { VerifiedForm } from '#server/domains/registrations/verify-contract.ts'

/** Whatever bears a verification code. */
export type Verified = VerifiedDocument | VerifiedForm

export const verify = publicProcedure
  .input(z.object({ code: typedText }))
  .query(async ({ ctx, input }): Promise<Verified | null> => {
    const { database } = ctx.deps
    return (await verifyDocument(database, input.code)) ?? verifyForm(database, input.code)
  })
