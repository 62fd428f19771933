import { router } from '#server/api/trpc.ts'
import { agencies } from './agencies.ts'
import { invite } from './invite.ts'
import { me } from './me.ts'
import { disable, enable, endSessionsOf, list } from './people.ts'
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
  invite,
  disable,
  enable,
  endSessionsOf,
})
