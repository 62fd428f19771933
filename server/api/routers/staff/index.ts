import { router } from '#server/api/trpc.ts'
import { agencies } from './agencies.ts'
import { me } from './me.ts'
import { disable, endSessionsOf, letIn, list, withdrawInvitation } from './people.ts'
import {
  approve,
  change,
  invite,
  proposals,
  proposalsToDecide,
  proposeDisabling,
  reactivate,
  reject,
  withdraw,
} from './proposals.ts'
import { endOtherSessions, endSession, sessions, signOut } from './sessions.ts'

/** What people of the staff see and do about themselves and, as administrators, about each other. */
export const staffRouter = router({
  me,
  sessions,
  endSession,
  endOtherSessions,
  signOut,
  people: list,
  agencies,
  proposals,
  proposalsToDecide,
  invite,
  proposeDisabling,
  reactivate,
  change,
  approve,
  reject,
  withdraw,
  disable,
  endSessionsOf,
  letIn,
  withdrawInvitation,
})
