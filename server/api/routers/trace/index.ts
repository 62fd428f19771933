import { router } from '#server/api/trpc.ts'
import { approveHolder, holderProposals, proposeHolder, rejectHolder, withdrawHolder } from './holders.ts'
import { payment, registration, search } from './looks.ts'
import { tellAgain, untold } from './untold.ts'

/** The operator's desk: whatever happened to a payment or a registration, and who its holder is. */
export const traceRouter = router({
  search,
  payment,
  registration,
  holderProposals,
  proposeHolder,
  approveHolder,
  rejectHolder,
  withdrawHolder,
  untold,
  tellAgain,
})
