import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isoDate } from '#lib/dates.ts'
import { startJobs } from '#server/jobs/worker.ts'
import { createLogger } from '#server/platform/logger.ts'
import { startTelemetry } from '#server/platform/telemetry.ts'
import { copyOfEveryTable } from '#tests/database/dump.ts'
import { counterWorld } from '#tests/factories/counter-world.ts'
import { newKey, printed } from '#tests/factories/instruction.ts'
import { newBankReference } from '#tests/factories/money-words.ts'

/**
 * Names stand in what people write into a transfer and in what a teller types by mistake. All of it is sent, taken, refused
 * and failed on; then everything that the portal keeps is searched for it.
 */
const folder = mkdtempSync(join(tmpdir(), 'portal-words-'))
const traceFile = join(folder, 'traces.jsonl')
const logged: string[] = []
const stopTelemetry = startTelemetry(traceFile)
const log = createLogger('portal', 'debug', { write: (line) => void logged.push(line) })
const world = await counterWorld({ log })
const { services, payer, clock } = world
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const sender = 'QUACH THI SENDER'
const typed = 'BUI VAN TYPED'
const rejected = 'DO THI REJECTED'
const failed = 'HA VAN FAILED'
/** Of the dossier; papers and banks see it masked. */
const applicant = 'Nguyễn Thị Thử Nghiệm'
const kept = new Map<string, string>()

beforeAll(async () => {
  const at = isoDate(clock())
  const notice = (content: string, more: object = {}) => ({
    bankReference: newBankReference(),
    account: services.deps.payments.collectingAccount.number,
    amount: '150000',
    content,
    at,
    ...more,
  })
  const [own, other] = [await printed(payer), await printed(payer)]
  const held = { number: own.number, key: newKey(), branch: 'Tam Kỳ' }
  await world.verify({ body: { number: own.number } })
  await world.verify({ body: { number: typed } })
  await world.activate({ body: { ...held, number: typed } })
  await world.activate({ body: held })
  await world.outcome({ body: { ...held, outcome: 'TAKEN', amount: 'x', note: rejected, at } })
  await world.outcome({
    body: { ...held, outcome: 'TAKEN', amount: '150000', bankReference: newBankReference(), at },
  })
  await world.credit({ body: notice(`DVC${other.number} ${sender}`) })
  await world.credit({ body: notice(sender) })
  await world.credit({ body: notice(rejected, { account: '9' }) })
  await world.credit({ body: notice(rejected, { amount: '-1' }) })
  await world.credit({ body: notice(rejected), key: services.keys.stranger })
  await asOwner('REVOKE INSERT ON capture FROM dvc_app')
  const body = JSON.stringify(notice(failed))
  const answer = await services.send({ path: '/bank/v1/credit-notices', body, key: services.keys.bank })
  expect(answer.status).toBe(503)
  await asOwner('GRANT INSERT ON capture TO dvc_app')
  await runJobs()
  await stopTelemetry()
  for (const [table, text] of await copyOfEveryTable(services.scratch.ownerUrl)) kept.set(table, text)
  kept.set('log', logged.join('\n'))
  kept.set('traces', readFileSync(traceFile, 'utf8'))
})

/** Until the jobs that the money started have run at least once. */
async function runJobs(): Promise<void> {
  const jobs = await startJobs(services.deps)
  const untried = `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'tell-agencies' AND j.payload ->> 'round' = '1'`
  await vi.waitUntil(async () => (await payer.sql(untried)).length === 0, { timeout: 20_000 })
  await jobs.stop()
}

async function asOwner(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: services.scratch.ownerUrl })
  await owner.connect()
  await owner.query(statement)
  await owner.end()
}

const placesOf = (text: string) =>
  [...kept].filter(([, content]) => content.includes(text)).map(([place]) => place)

test('everything that is kept is there to be searched', () => {
  expect(kept.get('log')).toContain('permission denied')
  expect(kept.get('log')).toContain('a bank message was refused')
  expect(kept.get('public.attempt')).toContain('Tam Kỳ')
  expect(kept.get('traces')).toContain('job tell-agencies')
})

test('a sender’s words are where the accountant looks at the money, in the bank’s own message, and nowhere else', () => {
  expect(placesOf(sender).sort()).toEqual(['public.bank_inbox', 'public.capture'])
})

test.each([typed, rejected, failed])('%s: what was refused or failed is kept nowhere', (name) => {
  expect(placesOf(name)).toEqual([])
})

test('who owes it is named in the dossier alone; papers, leases and what banks were told have the mask', () => {
  expect(placesOf(applicant)).toEqual(['public.dossier'])
  expect(kept.get('public.attempt')).toContain('N••••• T•• T•• Nghiệm')
})
