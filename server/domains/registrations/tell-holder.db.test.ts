import { afterAll, expect, test } from 'vitest'
import { mandateRefusals } from '#server/domains/bank-connectors/mandate-contract.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { approved, awaitingForm, drafted, registrationWorld, seen } from '#tests/factories/registrations.ts'
import { expireForm, tellMandate, withdrawRegistration } from './index.ts'

const world = await registrationWorld()
const { deps, clock } = world
afterAll(world.close)

test('whoever makes and drops forms all day floods nobody, and what the bank decides is told all the same', async () => {
  const holder = await world.organisation()
  const told = async (to: string) => (await messagesTo(deps, to)).length
  const both = async () => [await told(holder.owner.phone), await told(holder.details.email)]
  const makeAndDrop = async () => {
    const number = await drafted(world, holder)
    await withdrawRegistration(deps, { ...(await seen(world, number)), member: holder.owner })
  }
  const [, before = 0] = await both()
  for (let n = 0; n < 40; n++) await makeAndDrop()
  expect(await both()).toEqual([30, before + 10])
  await approved(world, holder)
  expect(await both()).toEqual([32, before + 12])
  clock.forward(24 * 3_600_000)
  await makeAndDrop()
  expect(await both()).toEqual([33, before + 13])
})

test('forms that expire together are told as seldom as forms that are dropped', async () => {
  const holder = await world.organisation()
  const told = async (to: string) => (await messagesTo(deps, to)).length
  const both = async () => [await told(holder.owner.phone), await told(holder.details.email)]
  const [, before = 0] = await both()
  const numbers: string[] = []
  for (let n = 0; n < 40; n++) numbers.push(await awaitingForm(world, holder))
  clock.forward(31 * 24 * 3_600_000)
  const [sms = 0, mails = 0] = await both()
  const ids = await Promise.all(numbers.map(async (number) => (await world.row(number)).id))
  for (let at = 0; at < ids.length; at += 4)
    await Promise.all(ids.slice(at, at + 4).map((id) => expireForm(deps, id)))
  expect((await Promise.all(numbers.map((number) => world.row(number)))).map(({ state }) => state)).toEqual(
    numbers.map(() => 'EXPIRED'),
  )
  expect([sms, mails - before]).toEqual([30, 10])
  expect(await both()).toEqual([sms + 30, mails + 10])
}, 60_000)

test('a verified holder is told by e-mail as often as by SMS', async () => {
  const holder = await world.organisation()
  await approved(world, holder)
  const told = async () => (await messagesTo(deps, holder.details.email)).length
  clock.forward(24 * 3_600_000)
  const before = await told()
  for (let n = 0; n < 15; n++) await awaitingForm(world, holder)
  expect(await told()).toBe(before + 15)
}, 60_000)

test('each reason of a bank’s system is told in words of its own, in no code', async () => {
  const said = new Set<string>()
  for (const reason of mandateRefusals) {
    const holder = await world.organisation()
    const number = await approved(world, holder)
    world.mandates.refuses(reason)
    await tellMandate(deps, (await world.row(number)).id, 1)
    world.mandates.refuses(null)
    const suspended = (await messagesTo(deps, holder.owner.phone)).find(({ text }) =>
      text.includes('tam ngung'),
    )
    expect(suspended?.text).toContain('Ly do: ')
    expect(suspended?.text).not.toMatch(/[A-Z]+_[A-Z]+/)
    said.add(suspended?.text.split('Ly do: ')[1] ?? '')
  }
  expect(said.size).toBe(mandateRefusals.length)
})
