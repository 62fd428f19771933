import { router } from '#server/api/trpc.ts'
import { csv, pdf, xlsx } from './files.ts'
import { list, ownReference, setOwnReference, totals } from './looks.ts'
import { receipts } from './receipts.ts'

/** What a holder's people read about what it paid. Called in process only. */
export const statementsRouter = router({
  list,
  totals,
  csv,
  xlsx,
  pdf,
  receipts,
  ownReference,
  setOwnReference,
})
