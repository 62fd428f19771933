import type { Clock } from '#server/platform/clock.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import { retryPassing } from '#server/platform/database/unit-of-work.ts'
import { type Applied, applyChanges, type DecidedChange } from '../apply-changes.ts'
import type { Facts } from '../bank-change.ts'
import { type Mention, readBankFacts } from '../bank-facts.ts'
import { again, inBatches } from '../batches.ts'
import { decideBankStatus, type Heard } from '../decide-bank-status.ts'

/** One verified word of a bank about one reference. */
export type BankWord = Heard & { readonly messageId: string; readonly body: string }

/** ACCEPTED: committed, now or before. CONFLICT: another message has this id. */
export type Recorded = 'ACCEPTED' | 'CONFLICT'

/** Records a bank's word; resolves after the commit and rejects when it could not be written. */
export type BankStatusRecorder = (word: BankWord) => Promise<Recorded>

/** A row that is changed by others as often as this between reading and writing is not bad luck any more. */
const limits = { largest: 64, tries: 72 }

/** The one way in which a bank's word becomes true here: read facts, decide, write in one call, answer. */
export function bankStatusRecorder(database: Database, clock: Clock): BankStatusRecorder {
  return inBatches(limits, (words) => recordTogether(database, clock, words))
}

async function recordTogether(
  database: Database,
  clock: Clock,
  words: readonly BankWord[],
): Promise<(Recorded | typeof again)[]> {
  // Copies of one message that came together share one answer.
  const different = [...new Map(words.map((word) => [copyKey(word), word])).values()]
  // 23505: another process booked the same money between our reading and our writing; read again.
  const outcomes = await retryPassing(() => decideAndApply(database, different, clock()), ['23505'])
  const answers = new Map(different.map((word, n) => [copyKey(word), recorded(outcomes[n])]))
  return words.map((word): Recorded | typeof again => answers.get(copyKey(word)) ?? again)
}

const copyKey = ({ connector, messageId, body }: BankWord): string => `${connector} ${messageId} ${body}`

/** Answers in the order of the words; undefined for one that others of the batch stood in the way of. */
async function decideAndApply(
  database: Database,
  words: readonly BankWord[],
  now: Date,
): Promise<(Applied | undefined)[]> {
  const facts = await readBankFacts(database, words.map(mention))
  const decided = words.map((word, n) => decide(word, facts[n], now))
  const first = disjoint(decided)
  const outcomes = await applyChanges(database, first, now)
  return decided.map((one) => outcomes[first.indexOf(one)])
}

function decide(word: BankWord, facts: Facts | undefined, now: Date): DecidedChange {
  if (facts === undefined) throw new Error('Facts are missing')
  const { connector, messageId, body, source, status } = word
  return {
    connector,
    messageId,
    body,
    bodyHash: sha256(body),
    reference: status.reference,
    cause: `bank:${connector}:${source}:${messageId}`,
    facts,
    change: decideBankStatus(facts, word, now),
  }
}

/**
 * Decisions under one message id, or about the same reference, payment or charge, were made without knowing of
 * each other: only the first of them is written, the others are decided again.
 */
function disjoint(decided: readonly DecidedChange[]): DecidedChange[] {
  const touched = new Set<string>()
  return decided.filter(({ connector, messageId, reference, facts }) => {
    const keys = [
      `message ${connector} ${messageId}`,
      `reference ${connector} ${reference}`,
      ...(facts.payment === null ? [] : [facts.payment.id]),
      ...facts.charges.map(({ id }) => id),
    ]
    const free = keys.every((key) => !touched.has(key))
    for (const key of keys) touched.add(key)
    return free
  })
}

function recorded(outcome: Applied | undefined): Recorded | typeof again {
  if (outcome === undefined || outcome === 'STALE') return again
  return outcome === 'CONFLICT' ? 'CONFLICT' : 'ACCEPTED'
}

function mention({ connector, status }: BankWord): Mention {
  const bankReference = status.status === 'SUCCEEDED' ? status.bankReference : null
  return { connector, reference: status.reference, bankReference }
}
