import { router } from '#server/api/trpc.ts'
import { approve } from './approve.ts'
import { candidate } from './candidate.ts'
import { counts } from './counts.ts'
import { list } from './list.ts'
import { propose } from './propose.ts'
import { reject } from './reject.ts'
import { view } from './view.ts'
import { withdraw } from './withdraw.ts'

/** Money that fits nothing yet: the queue, and what two people decide about it. */
export const suspenseRouter = router({ list, counts, view, candidate, propose, withdraw, approve, reject })
