import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import { seedBank } from './bank/card-store.ts'
import { settleOneLate } from './bank/settle-late.ts'
import type { SandboxConfig } from './config.ts'
import { openPool, prepareSchema, waitForDatabase } from './database/open.ts'
import { startLoop } from './loop.ts'
import { type MailAccount, startMailServer } from './mailbox/mail-server.ts'
import { deliverDue } from './messages/deliver.ts'
import { importCorrespondence } from './messages/keys.ts'
import { sendReports } from './sms-gateway/reports.ts'
import { openSwitchboard } from './switchboard/switchboard.ts'

const BEAT_MS = 250
const DATABASE_PATIENCE_MS = 30_000
const GRACE_MS = 2_000

export type Sandbox = {
  readonly port: number
  /** Of its mail server. */
  readonly mailPort: number
  readonly stop: () => Promise<void>
}

type Log = (message: string) => void

/** Starts the sandbox: schema, seed, loops, HTTP. Resolves when it listens. `stop` leaves nothing running. */
export async function startSandbox(
  config: SandboxConfig,
  log: Log,
  now: () => Date = () => new Date(),
): Promise<Sandbox> {
  const complain = (error: unknown) => log(error instanceof Error ? error.message : String(error))
  const pool = openPool(config.SANDBOX_DATABASE_URL, complain)
  await waitForDatabase(pool, DATABASE_PATIENCE_MS)
  await prepareSchema(pool)
  await seedBank(pool, now())

  const switchboard = await openSwitchboard(pool)
  const bankKeys = {
    'collecting-bank': await importCorrespondence(config.BANK_PRIVATE_KEYS, config.PORTAL_PUBLIC_KEYS),
    'hoi-an-bank': await importCorrespondence(config.HOI_AN_BANK_PRIVATE_KEYS, config.PORTAL_PUBLIC_KEYS),
  }
  const agencyKeys = await importCorrespondence(config.AGENCY_PRIVATE_KEYS, config.PORTAL_PUBLIC_KEYS)
  const settings = {
    otpValidMs: config.OTP_VALID_MS,
    otpIntervalMs: config.OTP_INTERVAL_MS,
    lateOutcomeMs: config.LATE_OUTCOME_MS,
    lateAnswerMs: config.LATE_ANSWER_MS,
  }
  const rules = { settings, switchboard }

  const line = { pool, keys: bankKeys, servicesUrl: config.SERVICES_URL, switchboard, now }
  const delivering = startLoop(async () => (await deliverDue(line)) > 0, BEAT_MS, complain)
  const settling = startLoop(
    async () => {
      const settled = await settleOneLate(pool, rules, now())
      if (settled) delivering.wake()
      return settled
    },
    BEAT_MS,
    complain,
  )

  const reporting = startLoop(async () => (await sendReports(pool, now)) > 0, BEAT_MS, complain)

  const server = createServer()
  const port = await listen(server, config)
  const app = createApp({
    config,
    line,
    rules,
    agencyKeys,
    ownHost: new URL(config.SANDBOX_URL ?? `http://${config.SANDBOX_HOST}:${port}`).host,
    changed: delivering.wake,
    complain,
  })
  server.on('request', getRequestListener(app.fetch))
  const mail = await startMailServer({
    host: config.SANDBOX_HOST,
    port: config.SANDBOX_MAIL_PORT,
    account: mailAccount(config),
    pool,
    now,
    complain,
  })
  return {
    port,
    mailPort: mail.port,
    stop: async () => {
      await Promise.all([close(server), mail.stop(), delivering.stop(), settling.stop(), reporting.stop()])
      await pool.end()
    },
  }
}

/** The portal's own account, where its address of the mail server names one. */
function mailAccount({ SMTP_URL }: SandboxConfig): MailAccount {
  if (SMTP_URL === undefined) return null
  const { username, password } = new URL(SMTP_URL)
  return username === ''
    ? null
    : { user: decodeURIComponent(username), password: decodeURIComponent(password) }
}

function listen(server: Server, config: SandboxConfig): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.SANDBOX_PORT, config.SANDBOX_HOST, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : config.SANDBOX_PORT)
    })
  })
}

/** Lets calls in hand finish for two seconds, then cuts those that the switchboard holds back. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
