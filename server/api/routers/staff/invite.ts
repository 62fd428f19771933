import { z } from 'zod'
import { ok } from '#lib/result.ts'
import { agencyId, typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { inviteStaff } from '#server/domains/identity/index.ts'

const input = z.object({
  email: typedText,
  role: z.string().max(40),
  agencyId: agencyId.or(z.literal('')),
  bank: z.string().max(40),
  branch: typedText,
})

/** Invites somebody. The token is answered this once; whoever invited hands it over. */
export const invite = staffProcedure('ADMINISTRATOR')
  .input(input)
  .mutation(async ({ ctx, input: order }) => {
    const { deps, staff } = ctx
    const by = { kind: 'STAFF', id: staff.id } as const
    const invited = await inviteStaff(deps, { ...order, by, now: deps.clock() })
    if (!invited.ok) return invited
    const { token, email, expiresAt } = invited.value
    return ok({ token, email, expiresAt: expiresAt.toISOString() })
  })
