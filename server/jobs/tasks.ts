import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { dossiersOfCharges, listMissingDossiers, tellAgency } from '#server/domains/dossiers/index.ts'
import { removeExpiredSignUps, removeExpiredVisitors } from '#server/domains/identity/index.ts'
import { sendMessage } from '#server/domains/notifications/index.ts'
import {
  askBank,
  cancelAtBank,
  chargesOfPayment,
  clearException,
  expireAttempt,
  expirePayment,
  noteAgenciesTold,
  resolveLateMoney,
  sendRefund,
} from '#server/domains/payments/index.ts'
import { expireForm, tellMandate } from '#server/domains/registrations/index.ts'
import { traced } from '#server/platform/telemetry.ts'
import type { Deps } from '#server/wiring.ts'
import { removeOld } from './retention.ts'
import { settleFeeDifference } from './settle-fee-difference.ts'

const ofAttempt = z.object({ attemptId: z.uuid() })
const askPayload = ofAttempt.extend({ round: z.number().int().positive() })
const ofPayment = z.object({ paymentId: z.uuid() })
const ofRefund = z.object({ refundId: z.uuid(), round: z.number().int().positive() })
const ofCapture = z.object({ captureId: z.uuid(), round: z.number().int().positive() })
const ofMessage = z.object({ messageId: z.uuid(), round: z.number().int().positive() })
const ofCharge = z.object({ chargeId: z.uuid() })
const ofRegistration = z.object({ registrationId: z.uuid() })
const tellPayload = ofRegistration.extend({ round: z.number().int().positive() })
const afterDossier = z.object({ after: z.uuid().nullish() })

/** Which job calls which command. A task that throws is tried again with growing pauses. */
export function taskList(deps: Deps): TaskList {
  const { payments } = deps
  return measured({
    'ask-bank': (payload) => {
      const { attemptId, round } = askPayload.parse(payload)
      return askBank(payments, attemptId, round)
    },
    'cancel-at-bank': (payload) => cancelAtBank(payments, ofAttempt.parse(payload).attemptId),
    'clear-exception': (payload) => clearException(payments, ofPayment.parse(payload).paymentId),
    'expire-attempt': (payload) => expireAttempt(payments, ofAttempt.parse(payload).attemptId),
    'expire-payment': (payload) => expirePayment(payments, ofPayment.parse(payload).paymentId),
    'expire-form': (payload) => expireForm(deps.registrations, ofRegistration.parse(payload).registrationId),
    'list-dossiers': (payload) => listMissingDossiers(deps, afterDossier.parse(payload).after ?? null),
    'resolve-late-money': (payload) => {
      const { captureId, round } = ofCapture.parse(payload)
      return resolveLateMoney(payments, captureId, round)
    },
    'send-message': (payload) => {
      const { messageId, round } = ofMessage.parse(payload)
      return sendMessage(deps.messages, messageId, round)
    },
    'send-refund': (payload) => {
      const { refundId, round } = ofRefund.parse(payload)
      return sendRefund(payments, refundId, round)
    },
    'settle-fee-difference': (payload) => settleFeeDifference(deps, ofCharge.parse(payload).chargeId),
    'tell-bank-mandate': (payload) => {
      const { registrationId, round } = tellPayload.parse(payload)
      return tellMandate(deps.registrations, registrationId, round)
    },
    'tell-agencies': (payload) => tellAgencies(deps, ofPayment.parse(payload).paymentId),
    'remove-expired-visitors': async () => {
      await removeExpiredVisitors(deps.database, deps.clock())
      await removeExpiredSignUps(deps.database, deps.clock())
    },
    'remove-old': () => removeOld(deps),
  })
}

/** Once an hour, and at 02:37 in Vietnam; graphile's cron format, in UTC. */
export const crontab = [
  '17 * * * * remove-expired-visitors ?jobKey=remove-expired-visitors',
  '47 * * * * list-dossiers ?jobKey=list-dossiers',
  '37 19 * * * remove-old ?jobKey=remove-old',
].join('\n')

type Tasks = Record<string, (payload: unknown) => Promise<void>>

function measured(tasks: Tasks): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, run]) => [
      name,
      (payload: unknown) => traced(`job ${name}`, () => run(payload)),
    ]),
  )
}

/** Tells the system of each agency which of its dossiers are paid; a repetition carries the same message ids. */
async function tellAgencies(deps: Deps, paymentId: string): Promise<void> {
  const { chargeIds } = await chargesOfPayment(deps.database, paymentId)
  for (const state of await dossiersOfCharges(deps.database, chargeIds)) {
    const told = await tellAgency(
      deps.agency,
      deps.clock,
      `${paymentId}.${state.dossierId.slice(-12)}`,
      state,
    )
    if (!told.ok) throw new Error(`The agency did not take note: ${told.error.code} ${told.error.why}`)
  }
  await noteAgenciesTold(deps.payments, paymentId)
}
