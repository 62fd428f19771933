import { afterAll, expect, test } from 'vitest'
import { drafted, draftOrder, registrationWorld, seen } from '#tests/factories/registrations.ts'
import { createRegistration, withdrawRegistration } from '../index.ts'
import { mostOpen } from '../registration-deps.ts'

const world = await registrationWorld()
const { deps } = world
afterAll(world.close)

test('a holder has fifty registrations under way at most, also when several are made at once, and one that ends makes room', async () => {
  const holder = await world.organisation()
  const [free, atOnce] = [5, 12]
  for (let n = 0; n < mostOpen - free; n++) await drafted(world, holder)
  const orders = Array.from({ length: atOnce }, () => draftOrder(holder))
  const answers = await Promise.all(orders.map((order) => createRegistration(deps, order)))
  const full = { ok: false, error: { code: 'TOO_MANY_OPEN', most: mostOpen } }
  expect(answers.filter(({ ok }) => ok)).toHaveLength(free)
  expect(answers.filter(({ ok }) => !ok)).toEqual(Array(atOnce - free).fill(full))

  const made = answers.findIndex(({ ok }) => ok)
  const [order, answer] = [orders[made], answers[made]]
  if (order === undefined || !answer?.ok) throw new Error('None was made')
  // The same form sent twice is the same draft, and others have their own count.
  expect(await createRegistration(deps, order)).toEqual(answer)
  await drafted(world, await world.organisation())

  const { number } = answer.value
  await withdrawRegistration(deps, { ...(await seen(world, number)), member: holder.owner })
  await drafted(world, holder)
  expect(await createRegistration(deps, draftOrder(holder))).toEqual(full)
}, 60_000)
