import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/test-sandbox.ts'
import { holdPort } from '#scripts/free-port.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { totpCode } from '#server/domains/identity/index.ts'
import { approveForm, receiveForm } from '#server/domains/registrations/index.ts'
import { type JobRunner, startJobs } from '#server/jobs/worker.ts'
import { createLogger } from '#server/platform/logger.ts'
import { startTelemetry } from '#server/platform/telemetry.ts'
import { copyOfEveryTable } from '#tests/database/dump.ts'
import { freshIdentityNumber } from '#tests/factories/accounts.ts'
import { freshDossier, freshFee } from '#tests/factories/dossier.ts'
import { codesSentTo } from '#tests/factories/messages.ts'
import {
  freshAccountNumber,
  receiveOrder,
  registrationSteps,
  scanned,
  seen,
} from '#tests/factories/registrations.ts'
import { type ServicesWorld, servicesKeys, servicesWorld } from '#tests/factories/services.ts'
import { typedOrganisation } from '#tests/factories/sign-up.ts'

/**
 * An organisation signs up, registers an account and pays by it, with wrong codes and right ones; then everything that the
 * portal keeps is searched for what they typed: a copy of every table with its jobs, every log line, every trace.
 */
const folder = mkdtempSync(join(tmpdir(), 'portal-debits-'))
const traceFile = join(folder, 'traces.jsonl')
const logged: string[] = []
const kept = new Map<string, string>()
const codes: string[] = []
let sandbox: TestSandbox
let services: ServicesWorld
let jobs: JobRunner
let totpSecret = ''

const typed = typedOrganisation({
  password: 'mười bảy con sáo sậy qua sông',
  representativeIdentity: freshIdentityNumber(),
  contactPhone: '0977 314 159',
  address: '271 đường Không Ai Biết, Tam Kỳ',
})
const accountNumber = freshAccountNumber()
const createCaller = createCallerFactory(appRouter)
const patience = { timeout: 30_000, interval: 50 }

beforeAll(async () => {
  const stopTelemetry = startTelemetry(traceFile)
  const [port, keys] = [await holdPort(), await servicesKeys()]
  sandbox = await startTestSandbox({
    SERVICES_URL: `http://127.0.0.1:${port}`,
    BANK_PRIVATE_KEYS: JSON.stringify({ keys: [keys.bank.privateJwk] }),
    PORTAL_PUBLIC_KEYS: JSON.stringify({ keys: [keys.portal.publicJwk] }),
  })
  const log = createLogger('portal', 'debug', { write: (line) => void logged.push(line) })
  services = await servicesWorld({ port, keys, log, bankUrl: sandbox.url('/').origin })
  jobs = await startJobs(services.deps)
  const caller = await signedUp()
  await registered(caller)
  await paidByCode(caller)
  await paidByAuthenticator(caller)
  await stopTelemetry()
  for (const [table, text] of await copyOfEveryTable(services.scratch.ownerUrl)) kept.set(table, text)
  kept.set('log', logged.join('\n'))
  kept.set('traces', readFileSync(traceFile, 'utf8'))
}, 120_000)
afterAll(async () => {
  await jobs.stop()
  await services.close()
  await sandbox.stop()
  rmSync(folder, { recursive: true, force: true })
})

const callerWith = async (token: string | null) =>
  createCaller(await createContext(services.deps, null, '192.0.2.1', undefined, token))
type Caller = Awaited<ReturnType<typeof callerWith>>

type Said<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: unknown }
function done<Value>(said: Said<Value>): Value {
  if (!said.ok) throw new Error(JSON.stringify(said.error))
  return said.value
}
const nextDigit = (text: string) => text.replace(/.$/, (digit) => String((Number(digit) + 1) % 10))

/** The newest code that waits for the telephone; it and its neighbour, which is tried first, are remembered. */
async function sentCode() {
  const [code = ''] = await codesSentTo(services.deps, typed.phone)
  codes.push(code, nextDigit(code))
  return code
}

async function signedUp(): Promise<Caller> {
  const { accountEntry } = await callerWith(null)
  const { token } = done(await accountEntry.startOrganisation({ ...typed, language: 'vi' }))
  const code = await sentCode()
  expect((await accountEntry.verify({ token, code: nextDigit(code) })).ok).toBe(false)
  done(await accountEntry.verify({ token, code }))
  const { password, phone } = typed
  expect((await accountEntry.signIn({ phone, password: `${password}?` })).ok).toBe(false)
  return callerWith(done(await accountEntry.signIn({ phone, password })).token)
}

/** Typed, printed, received and approved at the bank, which then knows what it may debit. */
async function registered({ registrations }: Caller): Promise<void> {
  const { organisationName: name, taxCode } = typed
  await sandbox.lever('/admin/accounts', { number: accountNumber, holder: { name, taxCode } })
  const made = await registrations.create({
    accountNumber: accountNumber.replace(/(.{4})/g, '$1 '),
    accountHolder: name,
    bank: 'collecting-bank',
    branch: 'Tam Kỳ',
    scope: 'ANY',
    dailyLimit: '50.000.000',
    replaces: null,
    requestId: newUuid(),
  })
  const { number } = done(made)
  const steps = registrationSteps(services.deps.registrations)
  done(await registrations.print(await seen(steps, number)))
  await registrations.formPdf({ number })
  const [teller, controller] = [await steps.officer('TELLER'), await steps.officer('CONTROLLER')]
  await scanned(steps, number, teller)
  done(await receiveForm(steps.deps, await receiveOrder(steps, number, teller)))
  done(await approveForm(steps.deps, { ...(await seen(steps, number)), officer: controller }))
  await vi.waitUntil(async () => (await steps.row(number)).mandate_state === 'CONFIRMED', patience)
}

/** A payment above what is free of codes. */
async function begun({ dossiers, payments }: Caller) {
  const dossier = await freshDossier(services.deps, { fees: [freshFee('F1', 7_000_000)] })
  await dossiers.lookUp({ code: dossier.code, fact: dossier.fact })
  const { publicId } = done(await payments.create({ dossierIds: [dossier.id], requestId: newUuid() }))
  const [account] = (await payments.accounts({ publicId })).accounts
  return { publicId, registrationId: account?.registrationId ?? '' }
}

async function paidByCode(caller: Caller): Promise<void> {
  const { payments } = caller
  const order = await begun(caller)
  done(await payments.sendDebitCode(order))
  const code = await sentCode()
  const confirmed = (entered: string) =>
    ({ confirmation: { by: 'SMS', typed: entered }, requestId: newUuid() }) as const
  expect((await payments.debitAccount({ ...order, ...confirmed(nextDigit(code)) })).ok).toBe(false)
  done(await payments.debitAccount({ ...order, ...confirmed(code) }))
  await vi.waitUntil(async () => (await payments.view(order)).state === 'PAID', patience)
}

async function paidByAuthenticator(caller: Caller): Promise<void> {
  const { account, payments } = caller
  const { token } = done(await account.startTotp({ password: typed.password }))
  const enrolment = done(await account.provePhoneForTotp({ token, code: await sentCode() }))
  const offered = await account.totpEnrolment(enrolment)
  if (offered.state !== 'APP') throw new Error(offered.state)
  const { secret } = offered
  totpSecret = secret
  const now = services.deps.clock()
  const before = totpCode(secret, new Date(now.getTime() - 30_000))
  const code = totpCode(secret, now)
  codes.push(before, code)
  done(await account.enrolTotp({ ...enrolment, code: before }))
  const order = await begun(caller)
  const confirmation = { by: 'TOTP', typed: code } as const
  done(await payments.debitAccount({ ...order, confirmation, requestId: newUuid() }))
  await vi.waitUntil(async () => (await payments.view(order)).state === 'PAID', patience)
}

test('everything that is kept is there to be searched', () => {
  expect(kept.get('public.registration')).toContain(`•${accountNumber.slice(-4)}`)
  expect(kept.get('public.attempt')).toContain('ACCOUNT')
  expect(kept.get('public.id_account')).toContain('argon2id')
  expect(kept.get('graphile_worker._private_jobs')).toContain('tell-agencies')
  expect(kept.get('log')).not.toBe('')
  expect(kept.get('traces')).toContain('payments.debitAccount')
  expect(kept.size).toBeGreaterThan(40)
})

/** The places where the pattern is found. */
const placesOf = (pattern: RegExp) =>
  [...kept].filter(([, text]) => pattern.test(text)).map(([place]) => place)
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const digitsOf = (text: string) => text.replace(/^\+84|\D/g, '').replace(/^0/, '')

test.each([
  ['the account', () => accountNumber],
  ['the telephone', () => digitsOf(typed.phone)],
  ['the other telephone', () => digitsOf(typed.contactPhone)],
  ['the representative’s identity number', () => typed.representativeIdentity],
])('no number of %s: plain, with separators, as hex or base64', (_, numberOf) => {
  const number = numberOf()
  expect(number.length).toBeGreaterThan(8)
  expect(placesOf(new RegExp([...number].join('[\\s.\\-_]{0,2}')))).toEqual([])
  expect(placesOf(new RegExp(Buffer.from(number).toString('hex'), 'i'))).toEqual([])
  const base64 = Buffer.from(number)
    .toString('base64')
    .replace(/.{0,2}=*$/, '')
  expect(placesOf(new RegExp(escaped(base64)))).toEqual([])
})

test('no code, right or wrong', () => {
  expect(codes).toHaveLength(8)
  for (const code of codes) {
    expect(code).toMatch(/^\d{6}$/)
    expect(placesOf(new RegExp(`(?<![0-9A-Za-z.])${code}(?![0-9A-Za-z])`))).toEqual([])
  }
})

test.each([
  ['password', () => typed.password],
  ['secret of the authenticator', () => totpSecret],
  ['address', () => typed.address],
  ['mail address', () => typed.email.slice(0, typed.email.indexOf('@'))],
])('no %s', (_, secretOf) => {
  expect(secretOf().length).toBeGreaterThan(5)
  expect(placesOf(new RegExp(escaped(secretOf()), 'i'))).toEqual([])
})

test('names are in the tables that have them, and in no log, trace or job', () => {
  const said = placesOf(new RegExp(`${escaped(typed.name)}|${escaped(typed.organisationName)}`, 'i'))
  const unseen = ['log', 'traces', 'graphile_worker._private_jobs', 'public.audit_event', 'public.message']
  expect(said).toContain('public.holder')
  expect(said.filter((place) => unseen.includes(place))).toEqual([])
})
