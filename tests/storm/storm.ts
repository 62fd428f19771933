import { setTimeout as wait } from 'node:timers/promises'
import { requestAudience, signMessage } from '#lib/signed-message.ts'
import { printInstruction, resolveLateMoney } from '#server/domains/payments/index.ts'
import type { Random } from '#tests/chaos/random.ts'
import { openPayment, type PaymentWorld, paymentWorld } from '#tests/factories/payment.ts'
import { servicesEnv, servicesHost, servicesKeys } from '#tests/factories/services.ts'
import { startServices } from '#tests/factories/services-process.ts'
import { type Banks, type Call, callsAbout, closingCalls, type Target } from './calls.ts'
import { cardPayers, sendCodes } from './cards.ts'

export type StormReport = {
  readonly rounds: number
  readonly calls: number
  /** Answers by kind and status. */
  readonly answers: Readonly<Record<string, number>>
  /** How often all open leases were looked at while calls were in flight. */
  readonly looks: number
  readonly faults: readonly string[]
}

const amount = 150_000
const otherBank = 'other-bank'
/** Codes go on while the banks call: milliseconds. */
const codesWithinMs = 300

/**
 * Banks' calls of every kind at once about one instruction, round after round, in random order, on real services
 * processes; meanwhile four payers send codes for cards on the same charges. Whatever order they take: one lease at a
 * time, one settlement, every đồng booked once.
 * @param processes of services, over one database
 */
export async function storm(options: {
  readonly rounds: number
  readonly processes: number
  readonly random: Random
  readonly say: (line: string) => void
}): Promise<StormReport> {
  const world = await paymentWorld()
  const keys = await servicesKeys()
  const banks: Banks = { collecting: keys.bank, other: keys.agency, stranger: keys.stranger }
  const others = [
    {
      name: otherBank,
      displayName: { vi: 'Ngân hàng khác', en: 'Another bank' },
      url: 'http://127.0.0.1:9',
      keys: [banks.other.publicJwk],
    },
  ]
  const env = servicesEnv(keys, { databaseUrl: world.scratch.appUrl, bankUrl: 'http://127.0.0.1:9' })
  const services = await Promise.all(
    Array.from({ length: options.processes }, () =>
      startServices({ ...env, OTHER_BANKS: JSON.stringify(others), DATABASE_POOL: '30' }),
    ),
  )
  const tally = newTally()
  try {
    for (let round = 0; round < options.rounds; round++) {
      await stormRound(
        world,
        banks,
        services.map(({ url }) => url),
        round,
        options.random,
        tally,
      )
      if ((round + 1) % 50 === 0) options.say(`${round + 1} rounds, ${tally.faults.length} faults`)
    }
    tally.faults.push(...(await brokenBooks(world)))
  } finally {
    for (const { child } of services) child.kill('SIGKILL')
    await world.close()
  }
  return { ...tally, rounds: options.rounds }
}

type Tally = { calls: number; answers: Record<string, number>; looks: number; faults: string[] }
const newTally = (): Tally => ({ calls: 0, answers: {}, looks: 0, faults: [] })

async function stormRound(
  world: PaymentWorld,
  banks: Banks,
  urls: readonly string[],
  round: number,
  random: Random,
  tally: Tally,
): Promise<void> {
  world.clock.forward(Date.now() - world.clock().getTime())
  const [own, older] = [await printed(world), await printed(world)]
  const payers = await cardPayers(world, own, own.charges)
  const { number: account } = world.deps.collectingAccount
  const target: Target = { round, number: own.number, older: older.number, amount, account }
  const watch = watchLeases(world, tally)
  const calls = random.shuffled(callsAbout(target, banks))
  const [codes] = await Promise.all([
    sendCodes(world, payers, random, codesWithinMs),
    ...calls.map((call, n) => send(call, urls[n % urls.length] ?? '', tally)),
  ])
  for (const said of codes) tally.answers[`code ${said}`] = (tally.answers[`code ${said}`] ?? 0) + 1
  await watch.stop()
  await Promise.all(
    closingCalls(target, banks).map((call, n) => send(call, urls[n % urls.length] ?? '', tally)),
  )
  await resolveAll(world)
  tally.faults.push(...(await brokenRound(world, own.charges)).map((fault) => `round ${round}: ${fault}`))
}

async function printed(world: PaymentWorld) {
  const charges = await world.charges(100_000, 50_000)
  const own = await openPayment(world, charges)
  const paper = await printInstruction(world.deps, { ...own, requestId: 'storm' })
  if (!paper.ok) throw new Error(`Not printed: ${paper.error.code}`)
  return { ...own, charges, number: paper.value.number }
}

async function send(call: Call, url: string, tally: Tally): Promise<void> {
  const body = JSON.stringify(call.body)
  const signature = await signMessage({
    privateKey: call.key.privateJwk,
    kid: call.key.privateJwk.kid ?? '',
    jti: call.jti,
    aud: requestAudience('POST', servicesHost, call.path),
    body,
    now: new Date(),
  })
  const response = await fetch(url + call.path, {
    method: 'POST',
    headers: { 'message-signature': signature, 'content-type': 'application/json' },
    body,
  })
  const text = await response.text()
  const seen = `${call.kind} ${response.status}`
  tally.calls += 1
  tally.answers[seen] = (tally.answers[seen] ?? 0) + 1
  if (!call.allowed.includes(response.status)) tally.faults.push(`${seen}: ${text.slice(0, 200)}`)
}

/** Looks at all open leases again and again while calls are in flight. */
function watchLeases(world: PaymentWorld, tally: Tally) {
  let going = true
  const looking = (async () => {
    while (going) {
      const twice = await world.sql(
        'SELECT charge_id FROM charge_lease WHERE closed_at IS NULL GROUP BY charge_id HAVING count(*) > 1',
      )
      tally.looks += 1
      if (twice.length > 0) tally.faults.push('two open leases on one charge')
      await wait(10)
    }
  })()
  return {
    stop: () => {
      going = false
      return looking
    },
  }
}

/** What the jobs would do a little later. */
async function resolveAll(world: PaymentWorld): Promise<void> {
  const waiting = await world.sql<{ capture_id: string }>(
    "SELECT capture_id FROM suspense_item WHERE state = 'WAITING'",
  )
  for (const { capture_id } of waiting) await resolveLateMoney(world.deps, capture_id, 1)
}

/** What is wrong about charges for which money came more than once, from several payers. */
async function brokenRound(world: PaymentWorld, charges: readonly string[]): Promise<string[]> {
  const [seen] = await world.sql<{ settled: bigint; captures: bigint; held: bigint; cards: bigint }>(
    `WITH ours AS (SELECT DISTINCT payment_id AS id FROM payment_charge WHERE charge_id = ANY($1::uuid[]))
     SELECT
       (SELECT count(*) FROM charge_settlement WHERE charge_id = ANY($1::uuid[])) AS settled,
       (SELECT count(*) FROM capture k JOIN ours ON ours.id = k.payment_id WHERE k.disposition = 'APPLIED') AS captures,
       (SELECT count(*) FROM charge_lease WHERE charge_id = ANY($1::uuid[]) AND closed_at IS NULL) AS held,
       (SELECT count(*) FROM attempt a JOIN ours ON ours.id = a.payment_id
        WHERE a.method = 'CARD' AND a.state IN ('SENT', 'UNKNOWN', 'CANCELLING')) AS cards`,
    [charges],
  )
  const found = `${seen?.settled} settled, ${seen?.captures} applied, ${seen?.held} held, ${seen?.cards} cards in doubt`
  return found === '2 settled, 1 applied, 0 held, 0 cards in doubt' ? [] : [found]
}

/** Six tellers' money and eight transfers a round, each booked once, and nothing of it lost in the ledger. */
async function brokenBooks(world: PaymentWorld): Promise<string[]> {
  const checks: Record<string, string> = {
    'a journal does not balance': 'SELECT 1 FROM ledger_entry GROUP BY journal_id HAVING sum(amount) <> 0',
    'the bank owes other than it captured': `
      SELECT 1 WHERE (SELECT sum(amount) FROM capture) <> (SELECT sum(e.amount) FROM ledger_entry e
        JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = 'bank')`,
    'money waits that has no item': `
      SELECT 1 FROM capture k WHERE k.disposition = 'SUSPENSE'
        AND NOT EXISTS (SELECT 1 FROM suspense_item i WHERE i.capture_id = k.id)`,
    'money that came for what is paid does not go back': `
      SELECT 1 FROM capture k JOIN suspense_item i ON i.capture_id = k.id
      WHERE k.reason = 'DUPLICATE' AND i.state <> 'RETURNING'`,
    'a receipt number is missing': `
      SELECT 1 FROM receipt GROUP BY agency_id, series HAVING count(*) <> max(number) OR min(number) <> 1`,
  }
  const broken = await Promise.all(
    Object.entries(checks).map(async ([name, query]) => ((await world.sql(query)).length > 0 ? [name] : [])),
  )
  return broken.flat()
}
