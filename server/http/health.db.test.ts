import { afterAll, expect, test } from 'vitest'
import { knock } from '#server/domains/identity/index.ts'
import { servicesWorld } from '#tests/factories/services.ts'
import { servicesHealth } from './health.ts'

const services = await servicesWorld()
afterAll(services.close)
const { deps } = services

test('many wrong tries in all are an alarm, which is logged', async () => {
  const logged: unknown[] = []
  const log = { ...deps.log, error: (what: unknown) => logged.push(what) } as unknown as typeof deps.log
  const health = servicesHealth({ ...deps, log }, { alive: () => true })
  expect((await health()).alarms).toEqual([])
  const now = deps.clock()
  for (let n = 0; n < 210; n++) {
    const asked = { door: 'staff-sign-in', subject: `s${n}`, address: `a${n}`, browser: null, now } as const
    const attempt = await knock(deps, asked)
    if (attempt.ok) await attempt.value.wrong()
  }
  expect((await health()).alarms).toEqual(['MANY_WRONG_TRIES'])
  expect(logged).toEqual([{ doors: ['staff-sign-in'] }])
})
