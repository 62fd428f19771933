import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { generateKeyPairJwk } from '#lib/signed-message.ts'
import { readConfig as readSandboxConfig } from '#sandbox/config.ts'
import { startSandbox } from '#sandbox/sandbox.ts'
import { holdPort } from '#scripts/free-port.ts'
import { dossiersKnownBy } from '#server/domains/dossiers/index.ts'
import { chargesToProve } from '#server/domains/payments/index.ts'
import { servicesApp } from '#server/http/app.ts'
import { startJobs } from '#server/jobs/worker.ts'
import { readConfig } from '#server/platform/config.ts'
import { createLogger } from '#server/platform/logger.ts'
import { wire } from '#server/wiring.ts'
import { sandboxDatabase, testDatabase } from '#tests/database/index.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { openStage } from '../stage.ts'
import { scenarios } from './index.ts'

const [portalData, sandboxData, sandboxPort, servicesPort, mailPort] = await Promise.all([
  testDatabase(),
  sandboxDatabase(),
  holdPort(),
  holdPort(),
  holdPort(),
])
const [bank, agency, portal] = await Promise.all(['bank-1', 'agency-1', 'portal-1'].map(generateKeyPairJwk))
const keys = (jwk: object | undefined) => JSON.stringify({ keys: [jwk] })

const env = {
  DEMO: 'true',
  DATABASE_URL: portalData.appUrl,
  PORTAL_URL: 'http://portal.example',
  SERVICES_URL: `http://127.0.0.1:${servicesPort}`,
  BANK_URL: `http://127.0.0.1:${sandboxPort}`,
  AGENCY_URL: `http://127.0.0.1:${sandboxPort}`,
  SMS_URL: `http://127.0.0.1:${sandboxPort}`,
  SMS_API_KEY: 'sandbox',
  SMS_SECRET_KEY: 'sandbox',
  SMS_BRANDNAME: 'DVC',
  SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
  MAIL_FROM: 'khong-tra-loi@example.vn',
  BANK_PUBLIC_KEYS: keys(bank?.publicJwk),
  AGENCY_PUBLIC_KEYS: keys(agency?.publicJwk),
  PORTAL_PRIVATE_KEYS: keys(portal?.privateJwk),
  LOOKUP_KEY: testSettings.LOOKUP_KEY,
  COLUMN_KEY: testSettings.COLUMN_KEY,
  NEXTAUTH_SECRET: testSettings.NEXTAUTH_SECRET,
} as unknown as NodeJS.ProcessEnv

const sandbox = await startSandbox(
  readSandboxConfig({
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_MAIL_PORT: String(mailPort),
    SANDBOX_DATABASE_URL: sandboxData.url,
    SERVICES_URL: env.SERVICES_URL,
    BANK_PRIVATE_KEYS: keys(bank?.privateJwk),
    HOI_AN_BANK_PRIVATE_KEYS: keys(bank?.privateJwk),
    AGENCY_PRIVATE_KEYS: keys(agency?.privateJwk),
    PORTAL_PUBLIC_KEYS: keys(portal?.publicJwk),
    // Unknown for longer than this test takes on a busy machine.
    LATE_OUTCOME_MS: '300000',
  }),
  () => undefined,
)
const deps = await wire(readConfig(env), createLogger('test', 'silent'))
const jobs = await startJobs(deps)
const services = serve({ fetch: servicesApp(deps, jobs).fetch, port: servicesPort, hostname: '127.0.0.1' })
const stage = await openStage(env)

afterAll(async () => {
  await sandbox.stop()
  await jobs.stop()
  services.close()
  await Promise.all([stage.close(), deps.database.close()])
  await Promise.all([portalData.close(), sandboxData.close()])
})

/** What a payment looks like in the table after its scenario. */
const expected: Readonly<Record<string, object>> = {
  open: { state: 'OPEN', exception: null, attempt: null },
  'otp-waiting': { state: 'OPEN', exception: null, attempt: 'AWAITING_OTP' },
  unknown: { state: 'OPEN', exception: null, attempt: 'UNKNOWN' },
  paid: { state: 'PAID', exception: null, attempt: 'SUCCEEDED' },
  declined: { state: 'OPEN', exception: null, attempt: 'DECLINED' },
  held: { state: 'OPEN', exception: 'OVER', attempt: 'SUCCEEDED' },
  expired: { state: 'EXPIRED', exception: null, attempt: null },
}

async function play(name: string): Promise<string> {
  const scenario = scenarios[name]
  if (!scenario) throw new Error(`no scenario ${name}`)
  return scenario(stage)
}

async function paymentOf(publicId: string) {
  const { rows } = await portalData.pool.query(
    `SELECT p.state, p.exception, a.state AS attempt FROM payment p LEFT JOIN attempt a ON a.payment_id = p.id
     WHERE p.public_id = $1`,
    [publicId],
  )
  return rows[0]
}

test('every scenario is tried here', () => {
  expect(Object.keys(scenarios).sort()).toEqual(['unpaid', ...Object.keys(expected)].sort())
})

test.each(Object.entries(expected))(
  '%s: the payment is in its state, and what is printed opens it',
  async (name, row) => {
    const [, publicId, fact] = /find\?id=(\w{13})\n.* ends in (\d{4})$/.exec(await play(name)) ?? []
    expect(await paymentOf(publicId ?? '')).toEqual(row)
    const { chargeIds } = await chargesToProve(deps.database, publicId ?? '')
    const known = await dossiersKnownBy(deps, chargeIds, { kind: 'LAST4', value: fact ?? '' })
    expect(known).toHaveLength(2)
  },
)

test('unpaid: two dossiers are printed with their fact', async () => {
  expect((await play('unpaid')).match(/H47\.\d\d-261120-\d+ {3}identity ends in \d{4}/g)).toHaveLength(2)
})

test('the switchboard is as it was', async () => {
  const settings = await (await fetch(`${env.BANK_URL}/admin/switchboard`)).json()
  expect(settings).toMatchObject({ results: { wrongAmount: 0 }, debit: { silentAfter: 0 } })
})
