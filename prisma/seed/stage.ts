import { randomInt } from 'node:crypto'
import { newUuid } from '#lib/ids.ts'
import { newLookupSecret } from '#lib/lookup-secret.ts'
import type { Result } from '#lib/result.ts'
import { findIssuer } from '#server/domains/directory/index.ts'
import { chargesToPay, lookUpDossier } from '#server/domains/dossiers/index.ts'
import { openVisitor } from '#server/domains/identity/index.ts'
import type { PublicState } from '#server/domains/payments/contract.ts'
import {
  createPayment,
  type PaymentDeps,
  startCardAttempt,
  submitOtp,
  viewPayment,
} from '#server/domains/payments/index.ts'
import { readConfig } from '#server/platform/config.ts'
import { createLogger } from '#server/platform/logger.ts'
import { type Deps, wire } from '#server/wiring.ts'
import { demoAgencies } from './agencies.ts'
import { demoFees } from './fees.ts'
import type { SeedDossier } from './message.ts'
import { sandboxBank, type TestCard, until } from './sandbox-bank.ts'
import { seedDossier, storeDemoAgencies } from './store.ts'

/** A payer's payment, and what opens it again on the portal's page for finding one. */
export type StagedPayment = { readonly publicId: string; readonly visitorId: string; readonly fact: string }

export type Stage = Awaited<ReturnType<typeof openStage>>

/** A bank that does not answer is waited for this long only, so that a scenario is there in seconds. */
const bankTimeoutSeconds = 3
const statePatienceMs = 20_000

/** A payer and an agency that act through the portal's own commands, against the sandbox that is running. */
export async function openStage(env: NodeJS.ProcessEnv) {
  const config = { ...readConfig(env), BANK_TIMEOUT_SECONDS: bankTimeoutSeconds }
  if (!config.DEMO) throw new Error('Scenarios are only for a demonstration: set DEMO=true')
  const deps = await wire(config, createLogger('scenario', 'error'))
  await storeDemoAgencies(deps)
  const bank = sandboxBank(env.SANDBOX_URL ?? config.BANK_URL)
  return {
    deps,
    bank,
    portalUrl: config.PORTAL_URL,
    newDossiers: () => newDossiers(deps),
    newPayment: (changes: Partial<Pick<PaymentDeps, 'paymentOpenMs'>> = {}) =>
      newPayment({ ...deps, payments: { ...deps.payments, ...changes } }),
    enterCard: (payment: StagedPayment, card: TestCard) => enterCard(deps, payment, card),
    enterOtp: async (payment: StagedPayment, { phone }: TestCard) => {
      const otp = await bank.otp(phone)
      accepted(await submitOtp(deps.payments, { ...payment, otp }))
    },
    payByCard: async (payment: StagedPayment, card: TestCard) => {
      await enterCard(deps, payment, card)
      accepted(await submitOtp(deps.payments, { ...payment, otp: await bank.otp(card.phone) }))
      await reaches(deps, payment, 'PAID')
    },
    reaches: (payment: StagedPayment, state: PublicState) => reaches(deps, payment, state),
    close: () => deps.database.close(),
  }
}

/** Two unpaid dossiers of two agencies, of one person. */
async function newDossiers(deps: Deps): Promise<SeedDossier[]> {
  const number = randomInt(10 ** 6, 10 ** 9)
  const identityNumber = `0490850${String(number).slice(-5)}`
  const applicant = { kind: 'PERSON' as const, name: 'Nguyễn Thị Minh Khai', identityNumber }
  const common = { applicant, receivedOn: '2026-11-20', dueOn: '2026-12-11', status: 6 }
  const dossiers = [
    {
      ...common,
      agency: demoAgencies.construction.id,
      procedure: '1.013225',
      procedureName: {
        vi: 'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ',
        en: 'New building permit for a private house',
      },
      fees: [demoFees.buildingPermit('F1')],
    },
    {
      ...common,
      agency: demoAgencies.justice.id,
      procedure: '2.000488',
      procedureName: {
        vi: 'Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam',
        en: 'Criminal record certificate for a citizen',
      },
      fees: [demoFees.criminalRecord('F1')],
    },
  ]
    .map((message) => ({ ...message, lookupSecret: newLookupSecret() }))
    .map((message) => ({
      code: `${message.agency}-261120-${number}`,
      fact: identityNumber.slice(-4),
      secret: message.lookupSecret,
      shows: 'unpaid',
      message,
    }))
  for (const { code, message } of dossiers) await seedDossier(deps, code, message, deps.clock())
  return dossiers
}

/** A visitor looks two new dossiers up and opens a payment of both. */
async function newPayment(deps: Deps): Promise<StagedPayment> {
  const now = deps.clock()
  const dossiers = await newDossiers(deps)
  const { visitorId } = await openVisitor(deps.database, { now, minutes: deps.config.VISITOR_MINUTES })
  const address = `scenario ${visitorId}`
  const dossierIds: string[] = []
  for (const { code, fact } of dossiers) {
    const found = accepted(await lookUpDossier(deps, { code, fact, visitorId, browser: null, address, now }))
    dossierIds.push(found.dossierId)
  }
  const owed = await chargesToPay(deps.database, { visitorId, ownerKey: null }, dossierIds, now)
  const chargeIds = owed.flatMap((dossier) => dossier.chargeIds)
  const { publicId } = accepted(
    await createPayment(deps.payments, { visitorId, chargeIds, requestId: newUuid() }),
  )
  return { publicId, visitorId, fact: dossiers[0]?.fact ?? '' }
}

async function enterCard(deps: Deps, payment: StagedPayment, card: TestCard): Promise<void> {
  const issuer = findIssuer(card.number.slice(0, 6))
  if (!issuer) throw new Error('The card has no issuer')
  const form = { number: card.number, holderName: card.holderName, date: card.date, acceptTerms: true }
  accepted(await startCardAttempt(deps.payments, { ...payment, issuer, card: form, requestId: newUuid() }))
}

async function reaches(deps: Deps, payment: StagedPayment, state: PublicState): Promise<void> {
  const failure = `The payment did not become ${state}; do the services run?`
  await until(statePatienceMs, failure, async () => {
    const view = await viewPayment(deps.payments, payment.publicId, payment.visitorId)
    return view?.state === state ? view : null
  })
}

/** @throws Error where the portal refuses: scenarios are meant to fit */
export function accepted<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`The portal refused: ${result.error.code}`)
  return result.value
}
