import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { tryKinds } from './kinds.ts'
import { knock } from './knock.ts'
import { doorsWithManyMisses } from './many-misses.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: testSettings }
const now = new Date('2026-11-30T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

beforeEach(() => scratch.pool.query('DELETE FROM try_counter'))

/** Tries of strangers from everywhere, about something else each. */
async function miss(from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) {
    const asked = { door: 'staff-sign-in', subject: `s${n}`, address: `a${n}`, browser: null, now } as const
    const attempt = await knock(deps, asked)
    if (attempt.ok) await attempt.value.wrong()
  }
}

test('many wrong tries in all raise the alarm of their door, whatever they were about, until they are forgotten', async () => {
  const { most, forget } = tryKinds['staff-sign-in.all']
  await miss(0, most / 2 - 1)
  expect(await doorsWithManyMisses(deps, now)).toEqual([])
  await miss(most / 2 - 1, most / 2)
  expect(await doorsWithManyMisses(deps, now)).toEqual(['staff-sign-in'])
  expect(await doorsWithManyMisses(deps, later(forget))).toEqual([])
})

test('many wrong tries about one subject raise it as well, from wherever, and few about each do not', async () => {
  const tries = async (subject: (n: number) => string, count: number) => {
    for (let n = 0; n < count; n++) {
      const asked = { door: 'look-up', subject: subject(n), address: `a${n}`, browser: null } as const
      // A minute apart, so that each is looked at.
      const attempt = await knock(deps, { ...asked, now: later(n * 60) })
      if (attempt.ok) await attempt.value.wrong()
    }
    return later(count * 60)
  }
  expect(await doorsWithManyMisses(deps, await tries((n) => `s${n}`, 80))).toEqual([])
  expect(await doorsWithManyMisses(deps, await tries(() => 'one', 80))).toEqual(['look-up'])
})

test('right tries raise none', async () => {
  for (let n = 0; n < tryKinds['staff-sign-in.all'].most / 2; n++) {
    const asked = { door: 'staff-sign-in', subject: `r${n}`, address: `r${n}`, browser: null, now } as const
    const attempt = await knock(deps, asked)
    if (attempt.ok) await attempt.value.right()
  }
  expect(await doorsWithManyMisses(deps, now)).toEqual([])
})
