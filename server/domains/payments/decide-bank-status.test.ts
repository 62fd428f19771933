import { describe, expect, test } from 'vitest'
import { allStates } from '#lib/state-machine.ts'
import type { BankStatus } from '#server/domains/bank-connectors/index.ts'
import { attemptFacts, chargeFacts, factsOf, someReference, someTime } from '#tests/factories/facts.ts'
import { attemptMachine, isLive } from './attempt.states.ts'
import { type Change, type ChargeFacts, type Facts, nothing } from './bank-change.ts'
import { decideBankStatus, type Heard } from './decide-bank-status.ts'

const at = '2026-11-21T02:59:58Z'
const connector = 'collecting-bank'
const common = { reference: someReference, at }

const succeeded = (amount = 150_000n): BankStatus => ({
  ...common,
  status: 'SUCCEEDED',
  amount,
  bankReference: 'FT26325000017',
})
const otp = { maskedPhone: '09x xxx x678', digits: 6, validUntil: '2026-11-21T03:02:00Z', triesLeft: 2 }
const others: BankStatus[] = [
  { ...common, status: 'DECLINED', reason: 'INSUFFICIENT_BALANCE' },
  { ...common, status: 'CANCELLED' },
  { ...common, status: 'AWAITING_OTP', otp, otpError: 'WRONG' },
  { ...common, status: 'PROCESSING', expectedBy: '2026-11-21T03:10:00Z' },
]
const statuses: BankStatus[] = [succeeded(), succeeded(149_000n), succeeded(151_000n), ...others]

type Case = { readonly facts: Facts; readonly heard: Heard; readonly change: Change }

/** Every combination that facts and words can make: some 10,000. */
const cases: Case[] = [...allFacts()].flatMap((facts) =>
  statuses.flatMap((status) =>
    [facts.attempt?.version ?? null, 1, null].map((askedAtVersion) => {
      const heard: Heard = { source: 'QUERY', connector, status, askedAtVersion }
      return { facts, heard, change: decideBankStatus(facts, heard, someTime) }
    }),
  ),
)

function* allFacts(): Generator<Facts> {
  const books = ['NO', 'THIS', 'OTHER'] as const
  for (const booked of books) yield factsOf({ attempt: null, payment: null, charges: [], booked })
  for (const state of allStates(attemptMachine)) {
    const sentAt = state === 'VERIFYING' ? null : someTime
    const bankReference = state === 'SUCCEEDED' ? 'FT26325000001' : null
    const attempt = attemptFacts({ state, sentAt, bankReference })
    for (const paymentState of ['OPEN', 'PAID', 'EXPIRED'] as const) {
      const paidAt = paymentState === 'PAID' ? someTime : null
      const payment = { id: 'p', state: paymentState, exception: null, paidAt }
      for (const charges of allCharges(isLive(state)))
        for (const booked of books) yield factsOf({ attempt, payment, charges, booked })
    }
  }
}

/** A live attempt holds its charges; of an ended one another may hold them, and they may be gone. */
function* allCharges(leased: boolean): Generator<ChargeFacts[]> {
  for (const state of ['OPEN', 'WITHDRAWN', 'PAID'] as const)
    for (const heldByOther of [true, false])
      for (const owed of [50_000n, 60_000n])
        if (!leased || (state !== 'PAID' && !heldByOther))
          yield chargeFacts({ state, heldByOther, owed, leased }).map((charge) => ({ ...charge, leased }))
}

const taken = cases.filter(({ heard }) => heard.status.status === 'SUCCEEDED')
const notTaken = cases.filter(({ heard }) => heard.status.status !== 'SUCCEEDED')
const sumOf = (change: Change) => change.posting?.lines.reduce((sum, { amount }) => sum + amount, 0n)
const bankLeg = (change: Change) =>
  change.posting?.lines.find(({ account }) => account === `bank:${connector}`)

/** The first case that does not hold, so that a failure names it. */
function everyCase(of: readonly Case[], holds: (one: Case) => boolean): void {
  expect(of.length).toBeGreaterThan(0)
  expect(of.find((one) => !holds(one))).toBeUndefined()
}

describe('money taken', () => {
  const fresh = taken.filter(({ facts }) => facts.booked !== 'THIS')

  test('and not booked yet makes exactly one capture of that amount and one balanced posting', () => {
    everyCase(fresh, ({ heard, change }) => {
      const told = heard.status.status === 'SUCCEEDED' ? heard.status.amount : 0n
      return change.capture?.amount === told && sumOf(change) === 0n && bankLeg(change)?.amount === told
    })
  })

  test('and booked before changes nothing', () => {
    const booked = taken.filter(({ facts }) => facts.booked === 'THIS')
    everyCase(booked, ({ change }) => change === nothing)
  })

  test('under a number that is known from other money is booked apart from it, settles nothing and waits for people', () => {
    const reused = taken.filter(({ facts }) => facts.booked === 'OTHER')
    everyCase(
      reused,
      ({ facts, change }) =>
        change.capture?.suspense === 'REFERENCE_REUSED' &&
        change.suspense?.state === 'OPEN' &&
        change.settle.length === 0 &&
        change.returns.length === 0 &&
        (facts.payment === null || change.payment?.exception === 'MISMATCH') &&
        change.posting?.cause.startsWith('capture#') === true,
    )
  })

  const told = ({ heard }: Case) => (heard.status.status === 'SUCCEEDED' ? heard.status.amount : 0n)
  const owedBy = ({ facts }: Case) =>
    facts.charges.reduce((sum, { state, owed }) => (state === 'OPEN' ? sum + owed : sum), 0n)
  /** Nobody else stands in the way, and it is what was asked for. */
  const mayApply = (one: Case) => {
    const { attempt, payment, charges, booked } = one.facts
    const unpaid =
      booked === 'NO' && attempt !== null && attempt.state !== 'SUCCEEDED' && payment?.state !== 'PAID'
    const promised = charges.every(({ leased }) => leased)
    const free = charges.every(({ state, heldByOther }) => state === 'OPEN' && !heldByOther)
    return unpaid && attempt.amount === told(one) && (promised || (free && owedBy(one) === told(one)))
  }

  test('is applied only in full: as the open lease promised, or to free charges that owe exactly that', () => {
    const applied = taken.filter(({ change }) => change.capture?.suspense === null)
    everyCase(applied, (one) => {
      const { change } = one
      const settled = change.settle.reduce((sum, { amount }) => sum + amount, 0n)
      return (
        mayApply(one) && settled === told(one) && change.payment?.state === 'PAID' && change.issueConfirmation
      )
    })
  })

  test('is applied whenever all of that holds', () => {
    everyCase(fresh.filter(mayApply), ({ change }) => change.capture?.suspense === null)
  })

  test('tells the agencies, and has what an agency changed under the lease made good', () => {
    everyCase(fresh.filter(mayApply), ({ facts, change }) => {
      const changed = facts.charges.filter(
        ({ leased, state, owed, promised }) => leased && (state !== 'OPEN' || owed !== promised),
      )
      return change.jobs.length === 1 + changed.length && change.jobs[0]?.task === 'tell-agencies'
    })
  })

  test('that came twice goes back by itself, and nothing else does', () => {
    everyCase(
      fresh,
      ({ heard, change }) =>
        (change.capture?.suspense === 'DUPLICATE') === (change.returns.length === 1) &&
        change.returns.every(
          ({ amount }) => heard.status.status === 'SUCCEEDED' && amount === heard.status.amount,
        ),
    )
  })

  test('held in suspense settles nothing, pays nothing and issues nothing', () => {
    const held = taken.filter(({ change }) => change.capture !== null && change.capture.suspense !== null)
    everyCase(
      held,
      ({ facts, change }) =>
        change.settle.length === 0 &&
        !change.issueConfirmation &&
        (change.payment?.state ?? null) === (facts.payment?.state ?? null) &&
        change.posting?.kind === 'CAPTURE_SUSPENSE',
    )
  })

  test('is LATE exactly when its lease had ended: what was leased in time may finish in time', () => {
    const applied = taken.filter(({ change }) => change.capture?.suspense === null)
    everyCase(applied, ({ facts, change }) => {
      const late = !isLive(facts.attempt?.state ?? 'VERIFYING')
      return change.payment?.exception === (late ? 'LATE' : null)
    })
  })
})

describe('money not taken', () => {
  test('never moves money and never touches the payment', () => {
    everyCase(
      notTaken,
      ({ change }) =>
        change.capture === null &&
        change.posting === null &&
        change.payment === null &&
        change.settle.length === 0 &&
        !change.issueConfirmation,
    )
  })

  test('is no news for an attempt that has ended or never was', () => {
    const ended = notTaken.filter(({ facts }) => facts.attempt === null || !isLive(facts.attempt.state))
    everyCase(ended, ({ change }) => change === nothing)
  })

  test('on the way is believed only as the answer to a question about the present state', () => {
    const onTheWay = notTaken.filter(({ heard }) =>
      ['AWAITING_OTP', 'PROCESSING'].includes(heard.status.status),
    )
    everyCase(onTheWay, ({ facts: { attempt }, heard, change }) => {
      const asked = attempt !== null && heard.askedAtVersion === attempt.version
      const cancelling = attempt?.state === 'CANCELLING' && heard.status.status === 'PROCESSING'
      const sent = attempt?.state === 'SENT' || attempt?.state === 'UNKNOWN' || cancelling
      return (asked && sent) === (change !== nothing)
    })
  })
})

describe('whatever the bank says', () => {
  test('a success is never taken back, and its bank reference stays', () => {
    const before = cases.filter(({ facts }) => facts.attempt?.state === 'SUCCEEDED')
    everyCase(
      before,
      ({ facts, change }) =>
        change.attempt === null ||
        (change.attempt.state === 'SUCCEEDED' &&
          change.attempt.bankReference === facts.attempt?.bankReference),
    )
  })

  test('a paid payment stays paid, since when it was', () => {
    const paid = cases.filter(({ facts }) => facts.payment?.state === 'PAID')
    everyCase(
      paid,
      ({ change }) =>
        change.payment === null || (change.payment.state === 'PAID' && change.payment.paidAt === someTime),
    )
  })

  test('leases are closed when the attempt ends or awaits another code, and kept while a code may be on its way', () => {
    everyCase(cases, ({ change }) => {
      if (change.attempt === null) return change.lease !== 'HOLD' && change.lease !== 'UNTIL_END'
      const { state, codeUnsure } = change.attempt
      const holds = isLive(state) && (state !== 'AWAITING_OTP' || codeUnsure)
      return (change.lease === 'CLOSE') === !holds
    })
  })

  test('an attempt that still lives has a job that will end it', () => {
    const living = cases.filter(({ change }) => change.attempt !== null && isLive(change.attempt.state))
    everyCase(
      living,
      ({ facts, change }) =>
        change.jobs.length === 1 ||
        (change.attempt?.state === facts.attempt?.state &&
          ['UNKNOWN', 'CANCELLING'].includes(change.attempt?.state ?? '')),
    )
  })

  test('an end has its time, and a success its bank reference: what the database demands', () => {
    everyCase(cases, ({ change: { attempt } }) => {
      if (attempt === null) return true
      const ended = !isLive(attempt.state)
      return (
        ended === (attempt.finishedAt !== null) &&
        (attempt.state === 'SUCCEEDED') === (attempt.bankReference !== null)
      )
    })
  })

  test('the same facts and word give the same change', () => {
    everyCase(cases, ({ facts, heard, change }) =>
      Object.is(
        JSON.stringify(asText(decideBankStatus(facts, heard, someTime))),
        JSON.stringify(asText(change)),
      ),
    )
  })
})

const asText = (change: Change) =>
  JSON.parse(JSON.stringify(change, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
