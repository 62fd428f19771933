import { type Context, Hono } from 'hono'
import { parseDossierCode } from '#lib/vietnamese/dossier-code.ts'
import { noteRefused } from '../note-refused.ts'
import { answerSigned, readSigned, refuse, type SignedRequest } from '../signed-request.ts'
import type { AgencyDeps } from './agency-deps.ts'
import { type AgencyAnswer, readPaymentState, storeMessage } from './answers.ts'

/** What the agencies' systems call, as `docs/agency-api.md` says; every call and every answer to one is signed. */
export function agencyApp(deps: AgencyDeps): Hono {
  const app = new Hono()
  app.put('/agency/v1/dossiers/:code', (context) => answered(context, deps, storeMessage))
  app.get('/agency/v1/dossiers/:code', (context) => answered(context, deps, readPaymentState))
  return app
}

type Work = (deps: AgencyDeps, code: string, request: SignedRequest) => Promise<AgencyAnswer>

/** Nothing of a call is looked at before its signature holds. */
async function answered(context: Context, deps: AgencyDeps, work: Work): Promise<Response> {
  const { config, clock, ourKey } = deps
  const signed = await readSigned(context, config.AGENCY_PUBLIC_KEYS.keys, config.SERVICES_URL, clock())
  if (!signed.ok) {
    noteRefused(context, deps, 'an agency', signed.error.code)
    return refuse(deps, signed.error)
  }
  const code = parseDossierCode(context.req.param('code') ?? '')
  const { status, body } = code.ok ? await work(deps, code.value, signed.value) : codeInvalid
  return answerSigned(ourKey, clock, signed.value.messageId, status, body)
}

const codeInvalid: AgencyAnswer = {
  status: 400,
  body: { code: 'DOSSIER_CODE_INVALID', message: 'The path does not end in a dossier code.' },
}
