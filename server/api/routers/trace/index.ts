import { router } from '#server/api/trpc.ts'
import { decideHolder } from './decide-holder.ts'
import { payment, registration, search } from './looks.ts'
import { tellAgain, untold } from './untold.ts'

/** The operator's desk: whatever happened to a payment or a registration, and who its holder is. */
export const traceRouter = router({ search, payment, registration, decideHolder, untold, tellAgain })
