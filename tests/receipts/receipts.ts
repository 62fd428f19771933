import { setTimeout as wait } from 'node:timers/promises'
import { transferContent } from '#lib/instruction-number.ts'
import { requestAudience, signMessage } from '#lib/signed-message.ts'
import type { Random } from '#tests/chaos/random.ts'
import { type TestDatabase, testDatabase } from '#tests/database/index.ts'
import { type KeyPair, servicesEnv, servicesHost, servicesKeys } from '#tests/factories/services.ts'
import { type ServicesProcess, startServices } from '#tests/factories/services-process.ts'
import { paymentAmount, writePayments } from './rows.ts'

export type ReceiptsReport = {
  readonly payments: number
  readonly kills: number
  /** How often a notice had to be sent again because its process had died. */
  readonly resent: number
  /** By agency and series: receipts, first and last number. */
  readonly series: Readonly<Record<string, string>>
  readonly faults: readonly string[]
}

type Options = {
  readonly payments: number
  readonly kills: number
  readonly random: Random
  readonly say: (line: string) => void
}

const senders = 24

/**
 * A bank tells of so many transfers, each for one payment of two agencies, while the services that take the notices are killed
 * again and again; it sends what was not answered again, as banks do. Then every receipt is counted.
 */
export async function receiptsUnderKills({ payments, kills, random, say }: Options): Promise<ReceiptsReport> {
  const database = await testDatabase()
  const keys = await servicesKeys()
  const env = servicesEnv(keys, { databaseUrl: database.appUrl, bankUrl: 'http://127.0.0.1:9' })
  const processes = await Promise.all([startServices(env), startServices(env)])
  const numbers = await writePayments(database, payments)
  const progress = { sent: 0, resent: 0 }
  const killing = killAgain(processes, env, { kills, payments: numbers.length, random, progress, say })
  try {
    const queue = numbers.entries()
    await Promise.all(
      Array.from({ length: senders }, async (_, sender) => {
        for (const [n, number] of queue) {
          await sendUntilAnswered(processes, sender, n, number, keys.bank, progress)
          progress.sent += 1
        }
      }),
    )
    const killed = await killing
    return {
      payments: numbers.length,
      kills: killed,
      resent: progress.resent,
      ...(await count(database, numbers)),
    }
  } finally {
    for (const { child } of processes) child.kill('SIGKILL')
    await database.close()
  }
}

type Progress = { sent: number; resent: number }

/** Kills one process after each further share of the payments, and starts it anew. */
async function killAgain(
  processes: ServicesProcess[],
  env: NodeJS.ProcessEnv,
  plan: Omit<Options, 'random'> & { readonly random: Random; readonly progress: Progress },
): Promise<number> {
  for (let kill = 1; kill <= plan.kills; kill++) {
    while (plan.progress.sent < (plan.payments * kill) / (plan.kills + 1)) await wait(5)
    const victim = plan.random.between(0, processes.length - 1)
    processes[victim]?.child.kill('SIGKILL')
    processes[victim] = await startServices(env)
    plan.say(`kill ${kill} after ${plan.progress.sent} payments`)
  }
  return plan.kills
}

async function sendUntilAnswered(
  processes: readonly ServicesProcess[],
  sender: number,
  n: number,
  number: string,
  key: KeyPair,
  progress: Progress,
): Promise<void> {
  const body = JSON.stringify({
    bankReference: `FT-${n}`,
    account: '1000000001',
    amount: String(paymentAmount),
    content: transferContent(number),
    at: '2026-11-20T03:00:00Z',
  })
  for (let round = 0; ; round++) {
    const url = processes[(sender + round) % processes.length]?.url ?? ''
    if (await accepted(url, `notice-${n}`, body, key)) return
    progress.resent += 1
    await wait(20)
  }
}

const path = '/bank/v1/credit-notices'

/** No answer, or one that says "send it again", is no answer. */
async function accepted(url: string, jti: string, body: string, key: KeyPair): Promise<boolean> {
  const signature = await signMessage({
    privateKey: key.privateJwk,
    kid: key.privateJwk.kid ?? '',
    jti,
    aud: requestAudience('POST', servicesHost, path),
    body,
    now: new Date(),
  })
  const headers = { 'message-signature': signature, 'content-type': 'application/json' }
  const response = await fetch(url + path, { method: 'POST', headers, body }).catch(() => null)
  await response?.text().catch(() => null)
  return response?.status === 200
}

async function count({ pool }: TestDatabase, numbers: readonly string[]) {
  const { rows } = await pool.query<{
    name: string
    n: number
    first: number
    last: number
    different: number
    counter: number
  }>(
    `SELECT r.agency_id || ' ' || r.series AS name, count(*)::INT AS n, min(number) AS first, max(number) AS last,
       count(DISTINCT number)::INT AS different, max(k.last) AS counter
     FROM receipt r JOIN receipt_counter k ON k.agency_id = r.agency_id AND k.series = r.series
     GROUP BY r.agency_id, r.series ORDER BY 1`,
  )
  const gaps = rows
    .filter(
      ({ n, first, last, different, counter }) =>
        first !== 1 || last !== n || different !== n || counter !== n,
    )
    .map((row) => `a gap or a double: ${JSON.stringify(row)}`)
  const { rows: wrong } = await pool.query(
    `SELECT p.public_id, p.state, (SELECT sum(r.amount) FROM receipt r WHERE r.payment_id = p.id) AS received
     FROM payment p
     WHERE p.state <> 'PAID' OR (SELECT sum(r.amount) FROM receipt r WHERE r.payment_id = p.id) IS DISTINCT FROM p.amount`,
  )
  const unpaid = wrong.map((row) => `not received in full: ${JSON.stringify(row)}`)
  const missing =
    rows.length === 5 ? [] : [`${rows.length} series for ${numbers.length} payments of 5 agencies`]
  return {
    series: Object.fromEntries(rows.map(({ name, n, first, last }) => [name, `${n}: ${first}–${last}`])),
    faults: [...gaps, ...unpaid, ...missing],
  }
}
