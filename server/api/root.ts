import { accountRouter } from './routers/account/index.ts'
import { accountEntryRouter } from './routers/account-entry/index.ts'
import { directoryRouter } from './routers/directory/index.ts'
import { documentsRouter } from './routers/documents/index.ts'
import { dossiersRouter } from './routers/dossiers/index.ts'
import { paymentsRouter } from './routers/payments/index.ts'
import { refundsRouter } from './routers/refunds/index.ts'
import { registrationCareRouter } from './routers/registration-care/index.ts'
import { registrationDeskRouter } from './routers/registration-desk/index.ts'
import { registrationScansRouter } from './routers/registration-desk/scans.ts'
import { registrationsRouter } from './routers/registrations/index.ts'
import { staffRouter } from './routers/staff/index.ts'
import { staffEntryRouter } from './routers/staff-entry/index.ts'
import { statementsRouter } from './routers/statements/index.ts'
import { suspenseRouter } from './routers/suspense/index.ts'
import { traceRouter } from './routers/trace/index.ts'
import { router } from './trpc.ts'

/** What desks may call over HTTP, at /api/trpc. Payers' procedures and the staff's sign-in are called in process only. */
const desks = {
  staff: staffRouter,
  suspense: suspenseRouter,
  refunds: refundsRouter,
  registrationDesk: registrationDeskRouter,
  registrationCare: registrationCareRouter,
  trace: traceRouter,
}
export const deskRouter = router(desks)
export type DeskRouter = typeof deskRouter

/** Every procedure of the portal; tests hold this list against the access table. */
export const appRouter = router({
  directory: directoryRouter,
  dossiers: dossiersRouter,
  payments: paymentsRouter,
  documents: documentsRouter,
  accountEntry: accountEntryRouter,
  account: accountRouter,
  registrations: registrationsRouter,
  registrationScans: registrationScansRouter,
  statements: statementsRouter,
  staffEntry: staffEntryRouter,
  ...desks,
})
