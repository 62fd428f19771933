import { directoryRouter } from './routers/directory/index.ts'
import { documentsRouter } from './routers/documents/index.ts'
import { dossiersRouter } from './routers/dossiers/index.ts'
import { paymentsRouter } from './routers/payments/index.ts'
import { router } from './trpc.ts'

/** Every procedure of the portal; tests hold this list against the access table. */
export const appRouter = router({
  directory: directoryRouter,
  dossiers: dossiersRouter,
  payments: paymentsRouter,
  documents: documentsRouter,
})
