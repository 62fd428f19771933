import { formatPublicId } from '#lib/ids.ts'
import { demoCard, type TestCard } from '../sandbox-bank.ts'
import type { Stage, StagedPayment } from '../stage.ts'
import type { Scenarios } from './scenario.ts'

/** Payments of a payer without an account, each in one of the states that its pages show. */
export const paymentScenarios: Scenarios = {
  unpaid: {
    shows: 'two dossiers to look up and pay',
    play: async (stage) => {
      const dossiers = await stage.newDossiers()
      const card = await stage.bank.newCard()
      return [
        `Open ${stage.portalUrl}/ and look up:`,
        ...dossiers.map(({ code, fact }) => `  ${code}   identity ends in ${fact}`),
        ...cardLines(stage, card),
      ].join('\n')
    },
  },
  open: {
    shows: 'a payment that nobody has paid',
    play: (stage) => withPayment(stage, async () => cardLines(stage, await stage.bank.newCard())),
  },
  'otp-waiting': {
    shows: 'a card of somebody else that waits for its code, and how to pay all the same',
    play: (stage) =>
      withPayment(stage, async (payment) => {
        await stage.enterCard(payment, await stage.bank.newCard())
        return cardLines(stage, await stage.bank.newCard())
      }),
  },
  unknown: {
    shows: 'the bank has not said whether it took the money; it stays so for a day',
    play: (stage) =>
      withPayment(stage, async (payment) => {
        const card = await stage.bank.newCard({ staysUnknown: true })
        await stage.enterCard(payment, card)
        await stage.enterOtp(payment, card)
        await stage.reaches(payment, 'WAITING_FOR_BANK')
        return cardLines(stage, card)
      }),
  },
  paid: {
    shows: 'paid by card: result, confirmation, receipts',
    play: (stage) =>
      withPayment(stage, async (payment) => {
        const card = await stage.bank.newCard()
        await stage.payByCard(payment, card)
        return cardLines(stage, card)
      }),
  },
  declined: {
    shows: 'a card that was declined; another may be tried',
    play: (stage) =>
      withPayment(stage, async (payment) => {
        const card = demoCard('INSUFFICIENT_BALANCE')
        await stage.enterCard(payment, card)
        await stage.enterOtp(payment, card)
        await stage.reaches(payment, 'DECLINED')
        return cardLines(stage, await stage.bank.newCard())
      }),
  },
  held: {
    shows: 'money of another amount than was asked for, held for the accountant',
    play: (stage) =>
      withPayment(stage, async (payment) => {
        const card = await stage.bank.newCard()
        await stage.enterCard(payment, card)
        // The bank takes the money, says nothing, and then tells another amount than was asked for.
        const faults = {
          debit: { silentAfter: 1 },
          results: { wrongAmount: 1 },
          query: { silentBefore: 1 },
        }
        await stage.bank.withFaults(faults, async () => {
          await stage.enterOtp(payment, card)
          await stage.reaches(payment, 'HELD')
        })
        return cardLines(stage, card)
      }),
  },
  expired: {
    shows: 'a payment whose time is over',
    play: async (stage) => {
      const payment = await stage.newPayment({ paymentOpenMs: 0 })
      await stage.reaches(payment, 'EXPIRED')
      return toOpen(stage, payment).join('\n')
    },
  },
}

async function withPayment(
  stage: Stage,
  play: (payment: StagedPayment) => Promise<readonly string[]>,
): Promise<string> {
  const payment = await stage.newPayment()
  const more = await play(payment)
  return [...toOpen(stage, payment), ...more].join('\n')
}

/** What opens a payment again. */
export function toOpen({ portalUrl }: Stage, { publicId, fact }: StagedPayment): string[] {
  return [
    `Open ${portalUrl}/find?id=${publicId}`,
    `Payment ${formatPublicId(publicId)}, identity ends in ${fact}`,
  ]
}

/** A card to go on with, and where its codes arrive. */
function cardLines({ bank }: Stage, { number, holderName, date, phone }: TestCard): string[] {
  return [
    `Card ${number}, ${holderName}, ${date}`,
    `Telephone ${phone}, its codes: ${bank.url}/phone/${phone}`,
  ]
}
