import type { CounterOutcome, CreditNotice } from '#server/domains/bank-connectors/index.ts'
import type { Clock } from '#server/platform/clock.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import { retryPassing } from '#server/platform/database/unit-of-work.ts'
import { type Applied, applyChanges, type DecidedChange, type MoneyPolicy } from '../apply-changes.ts'
import type { Change, Facts } from '../bank-change.ts'
import { type Mention, readBankFacts } from '../bank-facts.ts'
import { again, inBatches, later } from '../batches.ts'
import { decideBankStatus, type Heard } from '../decide-bank-status.ts'
import { dayOf, decideCounterOutcome, decideCreditNotice, referenceOfNotice } from '../decide-money-word.ts'
import { counterReference, formerTransferReference } from '../money-references.ts'

type Message = { readonly connector: string; readonly messageId: string; readonly body: string }

/** One verified word of a bank: about a card payment, of a teller, or of money that came in. */
export type BankWord =
  | (Heard & Message)
  | (Message & {
      readonly source: 'OUTCOME'
      readonly outcome: CounterOutcome
      /** The instruction's number, as far as what the teller typed is one. */
      readonly numbers: readonly string[]
    })
  | (Message & {
      readonly source: 'CREDIT'
      readonly notice: CreditNotice
      /** Instruction numbers that its content may name. */
      readonly numbers: readonly string[]
    })

/** ACCEPTED: committed, now or before. CONFLICT: another message has this id. */
export type Recorded = 'ACCEPTED' | 'CONFLICT'

/** Records a bank's word; resolves after the commit and rejects when it could not be written. */
export type BankStatusRecorder = (word: BankWord) => Promise<Recorded>

/** A row that is changed by others as often as this between reading and writing is not bad luck any more. */
const limits = { largest: 64, tries: 72 }

/** The one way in which a bank's word becomes true here: read facts, decide, write in one call, answer. */
export function bankStatusRecorder(
  database: Database,
  clock: Clock,
  policy: MoneyPolicy,
): BankStatusRecorder {
  return inBatches(limits, (words) => recordTogether({ database, clock, policy }, words))
}

type Recorder = { readonly database: Database; readonly clock: Clock; readonly policy: MoneyPolicy }

async function recordTogether(
  recorder: Recorder,
  words: readonly BankWord[],
): Promise<(Recorded | typeof again | typeof later)[]> {
  // Copies of one message that came together share one answer.
  const different = [...new Map(words.map((word) => [copyKey(word), word])).values()]
  // 23505: another process booked the same money between our reading and our writing; read again.
  const outcomes = await retryPassing(() => decideAndApply(recorder, different), ['23505'])
  return words.map((word) => recorded(outcomes.get(copyKey(word))))
}

const copyKey = ({ connector, messageId, body }: BankWord): string => `${connector} ${messageId} ${body}`

/** By `copyKey`; what others of the batch stood in the way of is missing. */
async function decideAndApply(
  { database, clock, policy }: Recorder,
  words: readonly BankWord[],
): Promise<Map<string, Applied>> {
  const now = clock()
  const first = firstOfEachSubject(words)
  const mentions = first.map(mention)
  const facts = await readBankFacts(database, mentions)
  const decided = first.map((word, n) => decide(word, mentions[n], facts[n], now))
  const apart = disjoint(decided)
  const outcomes = await applyChanges(database, apart, policy, now)
  return new Map(
    decided.flatMap((one, n) => {
      const [word, outcome] = [first[n], outcomes[apart.indexOf(one)]]
      return word === undefined || outcome === undefined ? [] : [[copyKey(word), outcome] as const]
    }),
  )
}

/** Words about the same thing change each other's facts: only the first is worth reading for. */
function firstOfEachSubject(words: readonly BankWord[]): BankWord[] {
  const subjects = new Map<string, BankWord>()
  for (const word of words) {
    const { reference, numbers } = mention(word)
    const subject = numbers[0] ?? reference
    if (!subjects.has(subject)) subjects.set(subject, word)
  }
  return [...subjects.values()]
}

function decide(
  word: BankWord,
  mentioned: Mention | undefined,
  facts: Facts | undefined,
  now: Date,
): DecidedChange {
  if (facts === undefined || mentioned === undefined) throw new Error('Facts are missing')
  const { connector, messageId, body, source } = word
  return {
    connector,
    message: { id: messageId, hash: sha256(body), body },
    reference: mentioned.reference,
    cause: `bank:${connector}:${source}:${messageId}`,
    facts,
    change: changeOf(word, facts, now),
  }
}

function changeOf(word: BankWord, facts: Facts, now: Date): Change {
  if (word.source === 'OUTCOME') return decideCounterOutcome(facts, word.connector, word.outcome, now)
  if (word.source === 'CREDIT') return decideCreditNotice(facts, word.connector, word.notice, now)
  return decideBankStatus(facts, word, now)
}

function mention(word: BankWord): Mention {
  const { connector } = word
  if (word.source === 'OUTCOME') {
    const { outcome, numbers } = word
    const money = outcome.outcome === 'TAKEN' ? { ...moneyOf(outcome), transfer: null } : null
    return { connector, reference: counterReference(connector, outcome.key), numbers, money }
  }
  if (word.source === 'CREDIT') {
    const { notice, numbers } = word
    const formerReference = formerTransferReference(connector, notice.bankReference)
    const transfer = { formerReference, content: notice.content, day: dayOf(notice) }
    const money = { ...moneyOf(notice), transfer }
    return { connector, reference: referenceOfNotice(connector, notice), numbers, money }
  }
  const { status } = word
  const money = status.status === 'SUCCEEDED' ? { ...moneyOf(status), transfer: null } : null
  return { connector, reference: status.reference, numbers: [], money }
}

const moneyOf = ({ bankReference, amount }: { readonly bankReference: string; readonly amount: bigint }) => ({
  bankReference,
  amount,
})

/**
 * Decisions under one message id, or about the same reference, payment, charge or number of the bank, were made without
 * knowing of each other: only the first of them is written, the others are decided again.
 */
function disjoint(decided: readonly DecidedChange[]): DecidedChange[] {
  const touched = new Set<string>()
  return decided.filter(({ connector, message, reference, facts, change }) => {
    const keys = [
      `message ${connector} ${message?.id}`,
      `reference ${connector} ${reference}`,
      ...(change.capture === null ? [] : [`money ${connector} ${change.capture.bankReference}`]),
      ...(facts.payment === null ? [] : [facts.payment.id]),
      ...facts.charges.map(({ id }) => id),
    ]
    const free = keys.every((key) => !touched.has(key))
    for (const key of keys) touched.add(key)
    return free
  })
}

function recorded(outcome: Applied | undefined): Recorded | typeof again | typeof later {
  if (outcome === undefined) return later
  if (outcome === 'STALE') return again
  return outcome === 'CONFLICT' ? 'CONFLICT' : 'ACCEPTED'
}
