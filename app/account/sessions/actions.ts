'use server'

import { doAndShow } from '../../_shell/do-and-show.ts'
import { api } from '../../_trpc/visitor.ts'

const done = '/account/sessions?done=END'

/** Ends one of one's own sessions. */
export async function endSession(sessionId: string): Promise<void> {
  return doAndShow(done, async () => (await api()).account.endSession({ sessionId }))
}

/** Ends all of one's own sessions but this one. */
export async function endOtherSessions(): Promise<void> {
  return doAndShow(done, async () => (await api()).account.endOtherSessions())
}
