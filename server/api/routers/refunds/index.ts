import { router } from '#server/api/trpc.ts'
import { approve } from './approve.ts'
import { counts } from './counts.ts'
import { findCharges } from './find-charges.ts'
import { list } from './list.ts'
import { reject } from './reject.ts'
import { request } from './request.ts'
import { retry } from './retry.ts'
import { view } from './view.ts'

/** Money on its way back: the queue, and what two people decide about it. */
export const refundsRouter = router({ list, counts, view, findCharges, request, approve, reject, retry })
