import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { listMissingDossiers } from '#server/domains/dossiers/index.ts'
import { removeExpiredSignUps, removeExpiredVisitors, tellOfCodes } from '#server/domains/identity/index.ts'
import { sendMessage } from '#server/domains/notifications/index.ts'
import {
  askBank,
  cancelAtBank,
  clearException,
  expireAttempt,
  expirePayment,
  resolveLateMoney,
  sendRefund,
} from '#server/domains/payments/index.ts'
import { expireForm, tellMandate } from '#server/domains/registrations/index.ts'
import { traced } from '#server/platform/telemetry.ts'
import type { Deps } from '#server/wiring.ts'
import { removeOld } from './retention.ts'
import { settleFeeDifference } from './settle-fee-difference.ts'
import { tellAgencies } from './tell-agencies.ts'
import type { TaskName } from './worker-pools.ts'

const ofAttempt = z.object({ attemptId: z.uuid() })
const askPayload = ofAttempt.extend({ round: z.number().int().positive() })
/** Jobs that were written before rounds were counted have none. */
const roundOrFirst = z.number().int().positive().default(1)
const cancelPayload = ofAttempt.extend({ round: roundOrFirst })
const ofPayment = z.object({ paymentId: z.uuid() })
const tellAgenciesPayload = ofPayment.extend({ round: roundOrFirst })
const ofRefund = z.object({ refundId: z.uuid(), round: z.number().int().positive() })
const ofCapture = z.object({ captureId: z.uuid(), round: z.number().int().positive() })
const ofMessage = z.object({ messageId: z.uuid(), round: z.number().int().positive() })
const ofCharge = z.object({ chargeId: z.uuid(), round: roundOrFirst })
const ofRegistration = z.object({ registrationId: z.uuid() })
const tellPayload = ofRegistration.extend({ round: z.number().int().positive() })
/** Nobody's is empty. */
const ofGuess = z.object({ staffId: z.union([z.literal(''), z.uuid()]), misses: z.number() })
const afterDossier = z.object({ after: z.uuid().nullish() })

/** Which job calls which command. A task that throws is tried again with growing pauses. */
export function taskList(deps: Deps): Record<TaskName, Task> {
  const { payments } = deps
  const send = (payload: unknown) => {
    const { messageId, round } = ofMessage.parse(payload)
    return sendMessage(deps.messages, messageId, round)
  }
  return measured({
    'ask-bank': (payload) => {
      const { attemptId, round } = askPayload.parse(payload)
      return askBank(payments, attemptId, round)
    },
    'cancel-at-bank': (payload) => {
      const { attemptId, round } = cancelPayload.parse(payload)
      return cancelAtBank(payments, attemptId, round)
    },
    'clear-exception': (payload) => clearException(payments, ofPayment.parse(payload).paymentId),
    'expire-attempt': (payload) => expireAttempt(payments, ofAttempt.parse(payload).attemptId),
    'expire-payment': (payload) => expirePayment(payments, ofPayment.parse(payload).paymentId),
    'expire-form': (payload) => expireForm(deps.registrations, ofRegistration.parse(payload).registrationId),
    'list-dossiers': (payload) => listMissingDossiers(deps, afterDossier.parse(payload).after ?? null),
    'resolve-late-money': (payload) => {
      const { captureId, round } = ofCapture.parse(payload)
      return resolveLateMoney(payments, captureId, round)
    },
    'send-code': send,
    'send-message': send,
    'send-refund': (payload) => {
      const { refundId, round } = ofRefund.parse(payload)
      return sendRefund(payments, refundId, round)
    },
    'settle-fee-difference': (payload) => {
      const { chargeId, round } = ofCharge.parse(payload)
      return settleFeeDifference(deps, chargeId, round)
    },
    'tell-bank-mandate': (payload) => {
      const { registrationId, round } = tellPayload.parse(payload)
      return tellMandate(deps.registrations, registrationId, round)
    },
    'tell-agencies': (payload) => {
      const { paymentId, round } = tellAgenciesPayload.parse(payload)
      return tellAgencies(deps, paymentId, round)
    },
    'tell-of-codes': (payload) => tellOfCodes(deps, ofGuess.parse(payload), deps.clock()),
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

type Tasks = Record<TaskName, (payload: unknown) => Promise<void>>

function measured(tasks: Tasks): Record<TaskName, Task> {
  const named = Object.entries(tasks).map(([name, run]): [string, Task] => [
    name,
    (payload) => traced(`job ${name}`, () => run(payload)),
  ])
  return Object.fromEntries(named) as Record<TaskName, Task>
}
