import { describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { accountSession, freshOrganisation, signedInFor } from '#tests/factories/accounts.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { accountOf, accountSessions, endAccountSessions } from '../index.ts'

const { database } = await openTestDatabase(8)
const deps = { database, config }
const now = new Date('2026-11-23T03:00:10Z')
const organisation = () => freshOrganisation(deps, {}, { now })

describe('a session', () => {
  test('ended from another place is refused at its next request, one or all others', async () => {
    const { owner, holderId } = await organisation()
    const asker = await signedInFor(deps, owner, holderId, now)
    const [one, two] = [
      await accountSession(deps, owner, null, now),
      await accountSession(deps, owner, null, now),
    ]
    const seen = await accountSessions(database, asker, now)
    expect(seen).toHaveLength(3)
    const first = await accountOf(database, one, now)
    const only = first?.sessionId ?? ''
    const end = (which: Parameters<typeof endAccountSessions>[1]['which']) =>
      endAccountSessions(database, { accountId: owner.id, which, now })
    expect(await end({ only })).toBe(1)
    expect(await accountOf(database, one, now)).toBeNull()
    expect(await accountOf(database, two, now)).not.toBeNull()
    const ended = await Promise.all([1, 2, 3].map(() => end({ but: asker.sessionId })))
    expect(ended.toSorted()).toEqual([0, 0, 1])
    expect(await accountOf(database, two, now)).toBeNull()
    expect((await accountSessions(database, asker, now)).map(({ isThisOne }) => isThisOne)).toEqual([true])
  })

  test('of another person cannot be ended as one’s own', async () => {
    const [mine, theirs] = [await organisation(), await organisation()]
    const token = await accountSession(deps, theirs.owner, null, now)
    const session = await accountOf(database, token, now)
    const which = { only: session?.sessionId ?? '' }
    expect(await endAccountSessions(database, { accountId: mine.owner.id, which, now })).toBe(0)
    expect(await accountOf(database, token, now)).not.toBeNull()
  })
})
