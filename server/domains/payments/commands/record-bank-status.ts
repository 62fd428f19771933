import type { BankStatus } from '#server/domains/bank-connectors/index.ts'
import type { Clock } from '#server/platform/clock.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import { retryPassing } from '#server/platform/database/unit-of-work.ts'
import { type Applied, applyChanges, type DecidedChange } from '../apply-changes.ts'
import { readBankFacts } from '../bank-facts.ts'
import { decideBankStatus, type Heard } from '../decide-bank-status.ts'

/** One verified word of a bank about one reference. */
export type BankWord = Heard & { readonly messageId: string; readonly body: string }

/** ACCEPTED: committed, now or before. CONFLICT: another message has this id. */
export type Recorded = 'ACCEPTED' | 'CONFLICT'

/** Records a bank's word; resolves after the commit and rejects when it could not be written. */
export type BankStatusRecorder = (word: BankWord) => Promise<Recorded>

type Waiting = {
  readonly word: BankWord
  readonly done: (recorded: Recorded) => void
  readonly failed: (error: unknown) => void
}

const largestBatch = 64
/** A row that is changed by others this often between reading and writing is not bad luck any more. */
const mostStale = 8

/**
 * The one way in which a bank's word becomes true here. Words that arrive while others are being written
 * wait and are then written together, so that load makes the batches larger and not the queue longer.
 */
export function bankStatusRecorder(database: Database, clock: Clock): BankStatusRecorder {
  const queue: Waiting[] = []
  let running = false

  async function drain(): Promise<void> {
    running = true
    while (queue.length > 0) await writeTogether(queue.splice(0, largestBatch))
    running = false
  }

  async function writeTogether(batch: Waiting[]): Promise<void> {
    try {
      await writeBatch(database, clock, batch)
    } catch (error) {
      if (batch.length === 1) return batch[0]?.failed(error)
      // One word that cannot be written must not hold up the others.
      for (const one of batch) await writeTogether([one])
    }
  }

  return (word) =>
    new Promise((done, failed) => {
      queue.push({ word, done, failed })
      if (!running) void drain()
    })
}

/** Writes what may be written together, then the rest, until every word has its answer. */
async function writeBatch(database: Database, clock: Clock, batch: Waiting[]): Promise<void> {
  let rest = batch
  for (let round = 0; rest.length > 0; round++) {
    if (round > largestBatch + mostStale) throw new Error('A bank status went stale again and again')
    const { together, later } = separate(rest)
    // 23505: another process booked the same money between our reading and our writing; read again.
    const outcomes = await retryPassing(() => decideAndApply(database, clock, together), ['23505'])
    const stale = together.filter((one, n) => !answer(one, outcomes[n] ?? 'STALE'))
    rest = [...stale, ...later]
  }
}

/** @returns whether the waiting one has its answer now */
function answer(one: Waiting, outcome: Applied): boolean {
  if (outcome === 'STALE') return false
  one.done(outcome === 'CONFLICT' ? 'CONFLICT' : 'ACCEPTED')
  return true
}

/** Copies of one message, and words about one reference, are written one after the other. */
function separate(batch: readonly Waiting[]): { together: Waiting[]; later: Waiting[] } {
  const seen = new Set<string>()
  const together: Waiting[] = []
  const later: Waiting[] = []
  for (const one of batch) {
    const { connector, messageId, status } = one.word
    const keys = [`message ${connector} ${messageId}`, `reference ${connector} ${status.reference}`]
    const free = keys.every((key) => !seen.has(key))
    ;(free ? together : later).push(one)
    for (const key of keys) seen.add(key)
  }
  return { together, later }
}

async function decideAndApply(
  database: Database,
  clock: Clock,
  batch: readonly Waiting[],
): Promise<Applied[]> {
  const now = clock()
  const facts = await readBankFacts(
    database,
    batch.map(({ word }) => mention(word)),
  )
  const decided = batch.flatMap(({ word }, n): DecidedChange[] => {
    const known = facts[n]
    if (known === undefined) throw new Error('Facts are missing')
    const { connector, messageId, body, source, status } = word
    return [
      {
        connector,
        messageId,
        body,
        bodyHash: sha256(body),
        reference: status.reference,
        cause: `bank:${connector}:${source}:${messageId}`,
        facts: known,
        change: decideBankStatus(known, word, now),
      },
    ]
  })
  return applyDisjoint(database, decided, now)
}

/** Decisions that touch the same payment or charge were made without knowing of each other: only the first counts. */
async function applyDisjoint(
  database: Database,
  decided: readonly DecidedChange[],
  now: Date,
): Promise<Applied[]> {
  const touched = new Set<string>()
  const first = decided.filter(({ facts }) => {
    const ids = [facts.payment?.id, ...facts.charges.map(({ id }) => id)].filter((id) => id !== undefined)
    const free = ids.every((id) => !touched.has(id))
    for (const id of ids) touched.add(id)
    return free
  })
  const outcomes = await applyChanges(database, first, now)
  return decided.map((one) => outcomes[first.indexOf(one)] ?? 'STALE')
}

function mention({ connector, status }: BankWord) {
  return { connector, reference: status.reference, bankReference: bankReferenceOf(status) }
}

const bankReferenceOf = (status: BankStatus): string | null =>
  status.status === 'SUCCEEDED' ? status.bankReference : null
