import { setTimeout as pause } from 'node:timers/promises'
import { newUuid } from '#lib/ids.ts'
import { openVisitor } from '#server/domains/identity/index.ts'
import { createPayment, printInstruction } from '#server/domains/payments/index.ts'
import { readConfig } from '#server/platform/config.ts'
import { createLogger } from '#server/platform/logger.ts'
import { type Deps, wire } from '#server/wiring.ts'
import { servicesEnv, servicesKeys } from '#tests/factories/services.ts'
import { alternate, BenchFailure, type BenchResult, note, result, rounds } from './measure.ts'
import { openPortal, type Portal } from './portal.ts'
import { percentile } from './signed-load.ts'

const readers = 32
const lines = 1_000
const betweenMs = 200
/** Home pages of the side on which nothing is drawn, and at least on the other: of fewer a 95th part says little. */
const least = 100
const preparedAtOnce = 4
const visitorMinutes = 480

type Reader = { readonly cookie: string; readonly path: string; readonly address: string }

/**
 * The home page at five requests a second while 32 visitors each have another instruction of a thousand lines drawn, which was
 * never drawn before, beside the same with nothing drawn: milliseconds within which 95 of 100 are answered.
 */
export async function pdfBeside(): Promise<BenchResult> {
  const portal = await openPortal(readers * lines)
  try {
    const sets = await printed(portal)
    await homePages(portal, () => pause(least * betweenMs))
    const figures = await alternate(
      (round) => homePages(portal, () => drawAll(portal, sets[round] ?? [])),
      () => homePages(portal, () => pause(0)),
    )
    return result('pdf-beside', 'ms', figures, { atMost: 2 })
  } finally {
    await portal.close()
  }
}

/** For each round a set of visitors, each with a printed instruction of a thousand lines of their own. */
async function printed(portal: Portal): Promise<Reader[][]> {
  const env = servicesEnv(await servicesKeys(), { databaseUrl: portal.appUrl, bankUrl: 'http://127.0.0.1:9' })
  const deps = await wire(readConfig(env), createLogger('bench', 'error'))
  try {
    const wanted = Array.from({ length: rounds * readers }, (_, n) => n)
    const made: Reader[] = []
    for (let from = 0; from < wanted.length; from += preparedAtOnce)
      made.push(...(await Promise.all(wanted.slice(from, from + preparedAtOnce).map((n) => reader(deps, n)))))
    note(`${made.length} instructions of ${lines} lines printed`)
    return Array.from({ length: rounds }, (_, round) => made.slice(round * readers, (round + 1) * readers))
  } finally {
    await deps.database.close()
  }
}

async function reader({ database, payments, clock }: Deps, n: number): Promise<Reader> {
  const { visitorId, token } = await openVisitor(database, { now: clock(), minutes: visitorMinutes })
  const first = (n % readers) * lines
  const chargeIds = Array.from({ length: lines }, (_, line) => chargeId(first + line))
  const payment = await createPayment(payments, { visitorId, chargeIds, requestId: newUuid() })
  if (!payment.ok) throw new BenchFailure(`No payment: ${payment.error.code}`)
  const { publicId } = payment.value
  const paper = await printInstruction(payments, { publicId, visitorId, requestId: newUuid() })
  if (!paper.ok) throw new BenchFailure(`Not printed: ${paper.error.code}`)
  const address = `10.2.${Math.floor(n / 200)}.${1 + (n % 200)}`
  return { cookie: `visitor=${token}`, path: `/pay/${publicId}/instruction.pdf`, address }
}

/** As `storeManyDossiers` gives them out. */
const chargeId = (n: number): string => `c0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

async function drawAll(portal: Portal, set: readonly Reader[]): Promise<void> {
  const began = performance.now()
  const tries = await Promise.all(set.map((one) => fetchPdf(portal, one)))
  const again = tries.reduce((sum, count) => sum + count - 1, 0)
  note(
    `${set.length} drawn in ${Math.round((performance.now() - began) / 1000)} s, ${again} asked again after 503`,
  )
}

/** Asks as a person does: again after as long as a refusal says. Answers with how often. */
async function fetchPdf(portal: Portal, { cookie, path, address }: Reader, tries = 1): Promise<number> {
  const response = await fetch(portal.url + path, { headers: { cookie, 'x-forwarded-for': address } })
  const bytes = Buffer.from(await response.arrayBuffer())
  if (response.status === 200 && bytes.subarray(0, 5).toString() === '%PDF-') return tries
  if (response.status !== 503) throw new BenchFailure(`${path} answers ${response.status}`)
  await pause(Number(response.headers.get('retry-after')) * 1_000)
  return fetchPdf(portal, { cookie, path, address }, tries + 1)
}

/** Sends a home page every 200 ms, whether the one before is answered or not, until `work` is done. */
async function homePages(portal: Portal, work: () => Promise<void>): Promise<number> {
  const times: Promise<number>[] = []
  let done = false
  const working = work().finally(() => {
    done = true
  })
  // What fails meanwhile is thrown below, when it is waited for.
  working.catch(() => {})
  const began = performance.now()
  while (!done || times.length < least) {
    const page = homePage(portal)
    page.catch(() => {})
    times.push(page)
    await pause(Math.max(0, began + times.length * betweenMs - performance.now()))
  }
  await working
  return percentile(await Promise.all(times), 0.95)
}

async function homePage(portal: Portal): Promise<number> {
  const began = performance.now()
  const response = await fetch(portal.url, { headers: { 'x-forwarded-for': '10.1.1.1' } })
  await response.text()
  if (response.status !== 200) throw new BenchFailure(`The home page answers ${response.status}`)
  return performance.now() - began
}
