import { isDeepStrictEqual } from 'node:util'
import { formatInstructionNumber } from '#lib/instruction-number.ts'
import { importSigningKeys } from '#lib/signed-message.ts'
import { systemClock } from '#server/platform/clock.ts'
import { callPeer } from '#server/platform/signed-http.ts'
import { alternate, BenchFailure, type BenchResult, median, note, result } from '../measure.ts'
import { type Load, sendAll, signedRequests } from '../signed-load.ts'
import { openStand, type Stand } from '../stand.ts'
import { numberOf, prepareInstructions } from './rows.ts'

const path = '/bank/v1/counter/verify'
const clients = 16
/** Calls of one round and side. */
const perRound = clients * Number(process.env.BENCH_SIZE ?? 250)
const warmUp = clients * 50
const instructions = 20_000

/**
 * What a teller waits for: a signed question of a bank what is owed on an instruction, and its signed answer. The
 * reference is a bare handler that reads the same with one prepared statement, checks and signs alike.
 */
export async function verifyHttp(): Promise<BenchResult> {
  const stand = await openStand()
  try {
    await prepareInstructions(stand.owner, instructions)
    const ours = await stand.startServices()
    const reference = await stand.startHandler('bench/verify-http/bare-handler.ts')
    await assertSameAnswer(stand, ours.url, reference.url)
    const sides = { ours: side(stand, ours.url), reference: side(stand, reference.url) }
    await sides.ours.run(warmUp)
    await sides.reference.run(warmUp)
    const figures = await alternate(
      () => sides.ours.run(perRound),
      () => sides.reference.run(perRound),
    )
    const p99Ms = { ours: sides.ours.p99(), reference: sides.reference.p99() }
    note(`p99: ours ${p99Ms.ours} ms, reference ${p99Ms.reference} ms`)
    const measured = result('verify-http', 'calls/s', figures, { atLeast: 0.6 })
    return { ...measured, measure: { ...measured.measure, p99Ms } }
  } finally {
    await stand.close()
  }
}

/** One server under the same load: calls per second of a run, and the median of the runs' p99 in ms, the warm-up left out. */
function side(stand: Stand, url: string) {
  const loads: Load[] = []
  let used = 0
  return {
    async run(count: number): Promise<number> {
      const numbers = Array.from({ length: count }, () => numberOf(1 + (used++ % instructions)))
      const load = await sendAll(url, await questions(stand, url, numbers), clients, '"PAYABLE"')
      loads.push(load)
      return load.perSecond
    },
    p99: () => Math.round(median(loads.slice(1).map(({ p99 }) => p99)) * 10) / 10,
  }
}

const questions = (stand: Stand, url: string, numbers: readonly string[]): Promise<Buffer[]> =>
  signedRequests(
    stand.secrets.signing.bank,
    new URL(url).host,
    numbers.map((number, at) => ({
      path,
      messageId: `bench-verify-${at}`,
      body: JSON.stringify({ number: formatInstructionNumber(number) }),
    })),
  )

/** A reference that did less would flatter nobody: the first question has the same answer, word by word. */
async function assertSameAnswer(stand: Stand, ours: string, reference: string): Promise<void> {
  const [own, other] = [await answerOf(stand, ours), await answerOf(stand, reference)]
  if (!isDeepStrictEqual(own, other))
    throw new BenchFailure(`Two answers.\nours ${JSON.stringify(own)}\nreference ${JSON.stringify(other)}`)
  note(`both answer ${JSON.stringify(own).length} characters`)
}

async function answerOf({ secrets }: Stand, baseUrl: string): Promise<unknown> {
  const { bank, portal } = secrets.signing
  const [ourKey] = await importSigningKeys(bank.privateKeys.keys as Parameters<typeof importSigningKeys>[0])
  const theirKeys = portal.publicKeys.keys as Parameters<typeof importSigningKeys>[0]
  if (ourKey === undefined) throw new BenchFailure('The bank has no key')
  const peer = { name: 'bench', baseUrl, ourKey, theirKeys, timeoutMs: 8_000 }
  const body = { number: numberOf(1) }
  const answer = await callPeer(peer, systemClock, { method: 'POST', path, body })
  if (answer.kind !== 'SIGNED') throw new BenchFailure(`${baseUrl} gave no signed answer: ${answer.why}`)
  return JSON.parse(answer.body)
}
