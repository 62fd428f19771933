import { router } from '#server/api/trpc.ts'
import { counts, find, list, view } from './looks.ts'
import { approve, close, giveBack, receive, reject, resume, suspend } from './steps.ts'

/** A bank's desk: forms that come on paper, compared by one person and decided by another. */
export const registrationDeskRouter = router({
  list,
  counts,
  find,
  view,
  receive,
  giveBack,
  approve,
  reject,
  suspend,
  resume,
  close,
})
