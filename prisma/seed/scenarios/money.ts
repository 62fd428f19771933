import { newUuid } from '#lib/ids.ts'
import {
  cancelInstruction,
  findRefundable,
  printInstruction,
  requestRefund,
  viewPayment,
} from '#server/domains/payments/index.ts'
import { demoAgencies } from '../agencies.ts'
import { until } from '../sandbox-bank.ts'
import { accepted, type Stage, type StagedPayment } from '../stage.ts'
import { demoOfficer, staffLine } from '../staged-staff.ts'
import { toOpen } from './payments.ts'
import type { Scenarios } from './scenario.ts'

const agency = demoAgencies.construction.id
const patienceMs = 30_000

/** Money that goes back, or that fits nothing: what the payer reads, and what waits at the desks. */
export const moneyScenarios: Scenarios = {
  'refund-asked': {
    shows: 'a refund that an accountant asked for and a second person decides',
    play: async (stage) => {
      const payment = await paid(stage)
      const staff = await demoOfficer(stage.deps, 'ACCOUNTANT', agency)
      const [charge] = await findRefundable(stage.deps.payments, staff, payment.publicId)
      if (charge === undefined) throw new Error('Nothing of the payment can go back')
      const wanted = { chargeId: charge.chargeId, amount: BigInt(charge.settled) }
      const reason = 'Công dân rút hồ sơ'
      accepted(await requestRefund(stage.deps.payments, { staff, ...wanted, reason, requestId: newUuid() }))
      return [
        `Open ${stage.portalUrl}/staff/refunds`,
        staffLine(stage.portalUrl, 'ACCOUNTANT', agency, 1),
        ...toOpen(stage, payment),
      ].join('\n')
    },
  },
  'paid-twice': {
    shows: 'paid by card, then once more by transfer: the later money goes back by itself',
    play: async (stage) => {
      const payment = await stage.newPayment()
      const number = await printed(stage, payment)
      await stage.payByCard(payment, await stage.bank.newCard())
      await stage.bank.transfer(await amountOf(stage, payment), `DVC${number}`)
      await moneyBack(stage, payment)
      return [...toOpen(stage, payment), `Instruction ${number}`].join('\n')
    },
  },
  'late-money': {
    shows:
      'a transfer for a paper that was cancelled before: it pays all the same, and says that it was late',
    play: async (stage) => {
      const payment = await stage.newPayment()
      const number = await printed(stage, payment)
      accepted(await cancelInstruction(stage.deps.payments, payment))
      await stage.bank.transfer(await amountOf(stage, payment), `DVC${number}`)
      await stage.reaches(payment, 'PAID')
      return [...toOpen(stage, payment), `Instruction ${number}`].join('\n')
    },
  },
  'short-money': {
    shows: 'a transfer of less than is owed, which waits for the accountant',
    play: async (stage) => {
      const payment = await stage.newPayment()
      const number = await printed(stage, payment)
      await stage.bank.transfer((await amountOf(stage, payment)) - 1_000n, `DVC${number}`)
      await stage.reaches(payment, 'HELD')
      return [
        `Open ${stage.portalUrl}/staff/suspense`,
        staffLine(stage.portalUrl, 'ACCOUNTANT', agency),
        ...toOpen(stage, payment),
        `Instruction ${number}`,
      ].join('\n')
    },
  },
}

async function paid(stage: Stage): Promise<StagedPayment> {
  const payment = await stage.newPayment()
  await stage.payByCard(payment, await stage.bank.newCard())
  return payment
}

async function printed(stage: Stage, payment: StagedPayment): Promise<string> {
  const paper = await printInstruction(stage.deps.payments, { ...payment, requestId: newUuid() })
  return accepted(paper).number
}

async function viewOf({ deps }: Stage, { publicId, visitorId }: StagedPayment) {
  const view = await viewPayment(deps.payments, publicId, visitorId)
  if (view === null) throw new Error('The payment is not there')
  return view
}

const amountOf = async (stage: Stage, payment: StagedPayment): Promise<bigint> =>
  BigInt((await viewOf(stage, payment)).amount)

const moneyBack = (stage: Stage, payment: StagedPayment) =>
  until(patienceMs, 'No money came twice; do the services run?', async () => {
    const [money] = (await viewOf(stage, payment)).moneyBack
    return money ?? null
  })
