import { randomInt } from 'node:crypto'
import pg from 'pg'
import { manyDossier } from '#prisma/seed/many.ts'
import { filled, findForm, openBrowser } from '#tests/chaos/browser.ts'
import { alternate, BenchFailure, type BenchResult, median, result } from './measure.ts'
import { openPortal, type Portal } from './portal.ts'

const many = Number(process.env.BENCH_DOSSIERS ?? 1_000_000)
const few = 1_000
const perRound = Number(process.env.BENCH_LOOKUPS ?? 300)
const warmUp = 100

type LookUp = { readonly code: string; readonly fact: string; readonly hit: boolean }

/**
 * The whole look-up as a browser without script sends it: the home page's form, limits counted, session opened,
 * list changed. Milliseconds at the median with a million dossiers, beside the same with a thousand.
 */
export async function lookup1m(): Promise<BenchResult> {
  const portals: Portal[] = []
  try {
    const large = await openPortal(many)
    portals.push(large)
    const small = await openPortal(few)
    portals.push(small)
    const ours = await lookUps(large)
    const reference = await lookUps(small)
    await ours(warmUp)
    await reference(warmUp)
    const figures = await alternate(
      () => ours(perRound),
      () => reference(perRound),
    )
    await Promise.all(portals.map(assertCounted))
    return result('lookup-1m', 'ms', figures, { atMost: 1.5 })
  } finally {
    for (const portal of portals) await portal.close()
  }
}

/** The fields of the home page's form are read once, as one opened page; each look-up types its own into it. */
async function lookUps(portal: Portal): Promise<(count: number) => Promise<number>> {
  const home = await openBrowser(portal.url, '10.2.0.1').open('/')
  const choice = { holding: 'code' }
  const form = findForm(home.root, choice)
  return async (count) => {
    const times: number[] = []
    for (let n = 0; n < count; n++) {
      const { code, fact, hit } = randomLookUp(portal.dossiers)
      const body = filled(form, choice, { code, fact })
      const began = performance.now()
      const found = await post(portal.url, body)
      times.push(performance.now() - began)
      if (found !== hit) throw new BenchFailure(`${code} with ${fact}: ${hit ? 'not ' : ''}found`)
    }
    return median(times)
  }
}

/** Half of them are there; a quarter has a wrong fact, a quarter a code that nobody has. */
function randomLookUp(dossiers: number): LookUp {
  const kind = randomInt(4)
  const there = manyDossier(randomInt(dossiers))
  if (kind < 2) return { ...there, hit: true }
  if (kind === 2) return { ...there, fact: another(there.fact), hit: false }
  return { ...manyDossier(dossiers + randomInt(dossiers)), hit: false }
}

/** Wrong, and another one each time: one fact over many codes is slowed. */
const another = (fact: string): string => `${(Number(fact) + 1 + randomInt(9_999)) % 10_000}`.padStart(4, '0')

/** Each from an address of its own, as the proxy tells it, so that no limit is reached while all are counted. */
async function post(url: string, body: FormData): Promise<boolean> {
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`
  const response = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { 'x-forwarded-for': address, origin: url },
  })
  await response.arrayBuffer()
  if (response.status === 303) return response.headers.get('location')?.endsWith('/dossiers') === true
  if (response.status !== 200) throw new BenchFailure(`A look-up was answered ${response.status}`)
  return false
}

/** Every look-up was counted by its limits, or the figures are those of a portal without them. */
async function assertCounted(portal: Portal): Promise<void> {
  const client = new pg.Client({ connectionString: portal.ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ addresses: string }>(
    `SELECT count(*) AS addresses FROM try_counter WHERE kind = 'look-up.address'`,
  )
  await client.end()
  // Two of so many may have drawn the same address.
  if (Number(rows[0]?.addresses) < 0.99 * (warmUp + perRound))
    throw new BenchFailure('Look-ups were not counted')
}
