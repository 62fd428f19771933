import { staffProcedure } from '#server/api/trpc.ts'
import { type Staff, staffRoles } from '#server/domains/identity/contract.ts'

/** Who is signed in. */
export const me = staffProcedure(...staffRoles).query(({ ctx }): Staff => {
  const { id, name, email, role, agencyId, bank, branch } = ctx.staff
  return { id, name, email, role, agencyId, bank, branch }
})
