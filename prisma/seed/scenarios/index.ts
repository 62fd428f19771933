import { formatPublicId } from '#lib/ids.ts'
import { demoCard } from '../sandbox-bank.ts'
import type { Stage, StagedPayment } from '../stage.ts'

/** Brings the running demonstration to a state, and answers with what to open. */
export type Scenario = (stage: Stage) => Promise<string>

/** Named states, so that every screen is reached in one step: `npm run scenario <name>`. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  unpaid: async (stage) => {
    const dossiers = await stage.newDossiers()
    return [
      `Open ${stage.portalUrl}/ and look up:`,
      ...dossiers.map(({ code, fact }) => `  ${code}   identity ends in ${fact}`),
    ].join('\n')
  },
  open: (stage) => withPayment(stage, async () => undefined),
  'otp-waiting': (stage) =>
    withPayment(stage, async (payment) => stage.enterCard(payment, await stage.bank.newCard())),
  unknown: (stage) =>
    withPayment(stage, async (payment) => {
      await stage.enterCard(payment, demoCard('TIMEOUT_THEN_SUCCESS'))
      await stage.enterOtp(payment, demoCard('TIMEOUT_THEN_SUCCESS'))
      await stage.reaches(payment, 'WAITING_FOR_BANK')
    }),
  paid: (stage) =>
    withPayment(stage, async (payment) => {
      const card = await stage.bank.newCard()
      await stage.enterCard(payment, card)
      await stage.enterOtp(payment, card)
      await stage.reaches(payment, 'PAID')
    }),
  declined: (stage) =>
    withPayment(stage, async (payment) => {
      const card = demoCard('INSUFFICIENT_BALANCE')
      await stage.enterCard(payment, card)
      await stage.enterOtp(payment, card)
      await stage.reaches(payment, 'DECLINED')
    }),
  held: (stage) =>
    withPayment(stage, async (payment) => {
      const card = await stage.bank.newCard()
      await stage.enterCard(payment, card)
      // The bank takes the money, says nothing, and then tells another amount than was asked for.
      const faults = { debit: { silentAfter: 1 }, results: { wrongAmount: 1 }, query: { silentBefore: 1 } }
      await stage.bank.withFaults(faults, async () => {
        await stage.enterOtp(payment, card)
        await stage.reaches(payment, 'HELD')
      })
    }),
  expired: async (stage) => {
    const payment = await stage.newPayment({ paymentOpenMs: 0 })
    await stage.reaches(payment, 'EXPIRED')
    return toOpen(stage, payment)
  },
}

async function withPayment(stage: Stage, play: (payment: StagedPayment) => Promise<void>): Promise<string> {
  const payment = await stage.newPayment()
  await play(payment)
  return toOpen(stage, payment)
}

function toOpen({ portalUrl }: Stage, { publicId, fact }: StagedPayment): string {
  return `Open ${portalUrl}/find?id=${publicId}\nPayment ${formatPublicId(publicId)}, identity ends in ${fact}`
}
