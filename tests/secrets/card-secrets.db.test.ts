import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/test-sandbox.ts'
import { holdPort } from '#scripts/free-port.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { type JobRunner, startJobs } from '#server/jobs/worker.ts'
import { createLogger } from '#server/platform/logger.ts'
import { startTelemetry } from '#server/platform/telemetry.ts'
import { copyOfEveryTable } from '#tests/database/dump.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { type ServicesWorld, servicesKeys, servicesWorld } from '#tests/factories/services.ts'

/**
 * Cards that nobody has seen before are typed, mistyped, refused and paid with; then everything that the portal
 * keeps is searched for them: a copy of every table, every log line, every trace.
 */
const folder = mkdtempSync(join(tmpdir(), 'portal-secrets-'))
const traceFile = join(folder, 'traces.jsonl')
const logged: string[] = []
const codes: string[] = []

type Card = {
  readonly number: string
  readonly holderName: string
  readonly date: string
  readonly phone: string
  readonly bin: string
}
let cards: Card[]
let sandbox: TestSandbox
let services: ServicesWorld
let jobs: JobRunner
let stopTelemetry: () => Promise<void>

beforeAll(async () => {
  stopTelemetry = startTelemetry(traceFile)
  const [port, keys] = [await holdPort(), await servicesKeys()]
  sandbox = await startTestSandbox({
    SERVICES_URL: `http://127.0.0.1:${port}`,
    BANK_PRIVATE_KEYS: JSON.stringify({ keys: [keys.bank.privateJwk] }),
    PORTAL_PUBLIC_KEYS: JSON.stringify({ keys: [keys.portal.publicJwk] }),
  })
  const log = createLogger('portal', 'debug', { write: (line) => void logged.push(line) })
  services = await servicesWorld({ port, keys, log, bankUrl: sandbox.url('/').origin })
  jobs = await startJobs(services.deps)
  const made = await fetch(sandbox.url('/admin/cards'), { method: 'POST', body: '{"count": 6}' })
  cards = ((await made.json()) as { cards: Card[] }).cards
})
afterAll(async () => {
  await jobs.stop()
  await services.close()
  await sandbox.stop()
  rmSync(folder, { recursive: true, force: true })
})

const createCaller = createCallerFactory(appRouter)
const callerWith = async (token: string | null) =>
  createCaller(await createContext(services.deps, token, '192.0.2.1'))

/** A payer with an open payment, and the procedures that the payer's pages call. */
async function payer() {
  const dossier = await freshDossier(services.deps)
  const found = await (await callerWith(null)).dossiers.lookUp({ code: dossier.code, fact: dossier.fact })
  const { payments } = await callerWith(found.ok ? found.value.visitorToken : null)
  const made = await payments.create({ dossierIds: [dossier.id], requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  const { publicId } = made.value
  return {
    publicId,
    payments,
    type: async (card: Card, changes: Partial<Card> = {}) => {
      const { number, holderName, date } = { ...card, ...changes }
      return payments.startCard({
        publicId,
        issuerBin: card.bin,
        card: { number, holderName, date, acceptTerms: true },
        requestId: newUuid(),
      })
    },
    code: async (card: Card) => {
      const code = await sandbox.code(card.phone)
      codes.push(code)
      return code
    },
    state: async () => (await payments.view({ publicId })).state,
  }
}

const cardAt = (n: number): Card => {
  const card = cards[n]
  if (!card) throw new Error('The sandbox made too few cards')
  return card
}
const grouped = (number: string) => number.replace(/(.{4})/g, '$1 ')
const nextDigit = (text: string) => text.replace(/.$/, (digit) => String((Number(digit) + 1) % 10))

describe('a card', () => {
  test('pays, typed in groups, after a wrong code', async () => {
    const own = await payer()
    const card = cardAt(0)
    expect(await own.type(card, { number: grouped(card.number) })).toMatchObject({
      ok: true,
      value: { state: 'AWAITING_OTP' },
    })
    const otp = await own.code(card)
    codes.push(nextDigit(otp))
    await own.payments.submitOtp({ publicId: own.publicId, otp: nextDigit(otp) })
    await own.payments.submitOtp({ publicId: own.publicId, otp })
    expect(await own.state()).toBe('PAID')
  })

  test('is mistyped: refused by our own form', async () => {
    const own = await payer()
    const card = cardAt(1)
    expect(await own.type(card, { number: nextDigit(card.number) })).toMatchObject({ ok: false })
    expect(await own.type(card, { holderName: `${card.holderName} 2` })).toMatchObject({ ok: false })
  })

  test('is refused by the bank', async () => {
    const own = await payer()
    const card = cardAt(2)
    expect(await own.type(card, { holderName: 'KHONG PHAI TEN TOI' })).toMatchObject({
      ok: true,
      value: { state: 'DECLINED' },
    })
  })

  test('is typed while the bank cuts the line, answers garbage, or is off', async () => {
    const card = cardAt(3)
    for (const settings of [{ verify: { silentAfter: 1 } }, { verify: { garbage: 1 } }, { down: true }]) {
      await sandbox.switchboard(settings)
      const own = await payer()
      expect(await own.type(card)).toMatchObject({ ok: true, value: { state: 'DECLINED' } })
    }
    await sandbox.switchboard({})
  })

  test('is charged while the bank falls silent, and asked about by a job', async () => {
    const own = await payer()
    const card = cardAt(4)
    await own.type(card)
    const otp = await own.code(card)
    await sandbox.switchboard({ debit: { silentAfter: 1 }, results: { late: 1, lateMs: 60_000 } })
    await own.payments.submitOtp({ publicId: own.publicId, otp })
    expect(await own.state()).toBe('WAITING_FOR_BANK')
    await expect.poll(own.state, { timeout: 20_000 }).toBe('PAID')
    await sandbox.switchboard({})
  })

  test('is typed into a portal whose database refuses: what is thrown goes to the log', async () => {
    const own = await payer()
    await asOwner('REVOKE INSERT ON attempt FROM dvc_app')
    const failed = await own
      .type(cardAt(5))
      .then(String, (error: Error) => `${error.stack} ${JSON.stringify(error)}`)
    await asOwner('GRANT INSERT ON attempt TO dvc_app')
    expect(failed).toContain('permission denied')
    services.deps.log.error({ error: failed }, 'a page failed')
  })

  async function asOwner(statement: string): Promise<void> {
    const owner = new pg.Client({ connectionString: services.scratch.ownerUrl })
    await owner.connect()
    await owner.query(statement)
    await owner.end()
  }
})

describe('afterwards nothing of it is left', () => {
  const kept = new Map<string, string>()

  test('everything that is kept is there to be searched', async () => {
    await stopTelemetry()
    for (const [table, text] of await copyOfEveryTable(services.scratch.ownerUrl)) kept.set(table, text)
    kept.set('log', logged.join('\n'))
    kept.set('traces', readFileSync(traceFile, 'utf8'))
    const { number } = cardAt(0)
    expect(kept.get('public.attempt')).toContain(`${number.slice(0, 6)}•`)
    expect(kept.get('public.bank_inbox')).toContain('SUCCEEDED')
    expect(kept.get('graphile_worker._private_jobs')).toContain('tell-agencies')
    expect(kept.get('log')).toContain('debit was not answered')
    expect(kept.get('traces')).toContain('payments.startCard')
    expect(kept.size).toBeGreaterThan(25)
  })

  /** The places where the pattern is found. */
  const placesOf = (pattern: RegExp) =>
    [...kept].filter(([, text]) => pattern.test(text)).map(([place]) => place)
  const digitsWithSeparators = (number: string) => new RegExp([...number].join('[\\s.\\-_]{0,2}'))

  test('no card number: plain, with separators, as hex or base64, or but for one digit', () => {
    for (const { number } of cards) {
      for (const typed of [number, nextDigit(number)]) {
        expect(placesOf(digitsWithSeparators(typed))).toEqual([])
        expect(placesOf(new RegExp(Buffer.from(typed).toString('hex'), 'i'))).toEqual([])
        expect(
          placesOf(
            new RegExp(
              Buffer.from(typed)
                .toString('base64')
                .replace(/.{0,2}=*$/, ''),
            ),
          ),
        ).toEqual([])
      }
      // Not its middle either: what stands between the first six and the last four.
      expect(placesOf(new RegExp(number.slice(4, -2)))).toEqual([])
    }
  })

  test('no code', () => {
    expect(codes.length).toBeGreaterThan(2)
    for (const code of codes)
      expect(placesOf(new RegExp(`(?<![0-9A-Za-z.])${code}(?![0-9A-Za-z])`))).toEqual([])
  })

  test('no holder’s name, right or wrong', () => {
    for (const name of [...cards.map(({ holderName }) => holderName), 'KHONG PHAI TEN TOI']) {
      expect(placesOf(new RegExp(name.replaceAll(' ', '[\\s_+]+'), 'i'))).toEqual([])
    }
  })
})
