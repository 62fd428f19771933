import { z } from 'zod'
import { router, staffProcedure } from '#server/api/trpc.ts'
import { attachScan, readScan } from '#server/domains/registrations/index.ts'
import { formNumber, officerOf, seenRegistration } from './inputs.ts'

/** Keeps the signed paper as a picture; the file's name and what the browser calls it do not count. */
const attach = staffProcedure('TELLER')
  .input(seenRegistration.extend({ bytes: z.instanceof(Uint8Array) }))
  .mutation(({ ctx, input }) =>
    attachScan(ctx.deps.registrations, { ...input, officer: officerOf(ctx.staff) }),
  )

/** The picture again; null for another bank's and for none. Every look is in the audit. */
const read = staffProcedure('TELLER', 'CONTROLLER')
  .input(z.object({ number: formNumber, scanId: z.uuid() }))
  .query(({ ctx, input }) => readScan(ctx.deps.registrations, { ...input, officer: officerOf(ctx.staff) }))

/** Bytes do not go through JSON: called in process by the routes that take and give files. */
export const registrationScansRouter = router({ attach, read })
