import { staffProcedure } from '#server/api/trpc.ts'

/** Who is signed in. */
export const me = staffProcedure('ACCOUNTANT', 'OPERATOR', 'ADMINISTRATOR').query(({ ctx }) => {
  const { sessionId: _, ...staff } = ctx.staff
  return staff
})
