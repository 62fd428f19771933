import { alternate, type BenchResult, note, result, rounds } from '../measure.ts'
import { sendAll } from '../signed-load.ts'
import { openStand, type Stand } from '../stand.ts'
import { assertBooks, assertSameWrites, countedWrites, type Writes, writesBetween } from './books.ts'
import { prepareMessages } from './load.ts'
import { runPgbench } from './pgbench.ts'
import { prepareFirsts, prepareRows } from './rows.ts'

const clients = 16
/** Payments of one round and side; a multiple of the clients. */
const perRound = clients * Number(process.env.BENCH_SIZE ?? 250)
const warmUp = clients * 50

/**
 * Results of a bank over signed HTTP: verified, decided, payment and charge PAID, journal posted, job written,
 * answered after the commit. The reference writes the same rows by pgbench, without HTTP or signatures.
 */
export async function outcomeHttp(): Promise<BenchResult> {
  const stand = await openStand()
  try {
    const total = 2 * (warmUp + rounds * perRound)
    await prepareRows(stand.owner, total)
    await prepareFirsts(stand.owner)
    const { url } = await stand.startServices()
    const figures = await measured(stand, url)
    await assertBooks(stand.owner, total)
    return result('outcome-http', 'payments/s', figures, { atLeast: 0.35 })
  } finally {
    await stand.close()
  }
}

async function measured(stand: Stand, url: string) {
  let used = 0
  const take = (count: number): number => {
    used += count
    return used - count
  }
  const ours = async (count: number) => {
    const messages = await prepareMessages(
      stand.secrets.signing.bank,
      new URL(url).host,
      take(count) + 1,
      count,
    )
    return (await sendAll(url, messages, clients, '"ACCEPTED"')).perSecond
  }
  const reference = (count: number) =>
    runPgbench({ url: stand.urls.owner, base: take(count), transactionsPerClient: count / clients, clients })

  await assertEqualWork(
    stand,
    () => ours(warmUp),
    () => reference(warmUp),
  )
  return alternate(
    () => ours(perRound),
    () => reference(perRound),
  )
}

/** The warm-up is counted row by row: a reference that did less would flatter nobody. */
async function assertEqualWork(
  stand: Stand,
  ours: () => Promise<unknown>,
  reference: () => Promise<unknown>,
) {
  const counted = async (work: () => Promise<unknown>, already: Writes, inbox: number) => {
    await work()
    const after = await countedWrites(stand.owner, inbox)
    return { after, writes: writesBetween(already, after) }
  }
  const before = await countedWrites(stand.owner, 0)
  const first = await counted(ours, before, warmUp)
  const second = await counted(reference, first.after, 2 * warmUp)
  assertSameWrites(first.writes, second.writes)
  note(`both sides wrote the same rows: ${inWords(first.writes)}`)
}

function inWords(writes: Writes): string {
  return Object.entries(writes)
    .map(([table, { inserted, updated }]) => `${table} +${inserted / warmUp}/~${updated / warmUp}`)
    .join(', ')
}
