import {
  agencyDossierSchema,
  dossierFaults,
  paymentStateOf,
  type ReceiveRefusal,
  receiveDossier,
} from '#server/domains/dossiers/index.ts'
import { readJson } from '#server/platform/json.ts'
import type { SignedRequest } from '../signed-request.ts'
import type { AgencyDeps } from './agency-deps.ts'

export type AgencyAnswer = { readonly status: number; readonly body: object }

const refusals: Record<
  ReceiveRefusal['code'],
  AgencyAnswer & { readonly body: { readonly message: string } }
> = {
  AGENCY_CHANGED: refusal(409, 'The dossier belongs to another agency. Nothing was applied.'),
  MESSAGE_ID_REUSED: refusal(409, 'Another message was sent under this id; the first stands.'),
  AGENCY_UNKNOWN: refusal(422, 'The agency is not in the directory of this portal.'),
}

/** PUT: the dossier becomes what the message says, or nothing happens. Answered after the commit. */
export async function storeMessage(
  deps: AgencyDeps,
  code: string,
  request: SignedRequest,
): Promise<AgencyAnswer> {
  const read = agencyDossierSchema.safeParse(readJson(request.body))
  if (!read.success) {
    const message = 'The body is not a dossier as this path takes it.'
    return { status: 400, body: { code: 'BODY_INVALID', message, faults: dossierFaults(read.error) } }
  }
  const stored = await receiveDossier(deps, {
    ...request,
    code,
    message: read.data,
    sender: read.data.agency,
    now: deps.clock(),
  })
  if (!stored.ok) {
    const { status, body } = refusals[stored.error.code]
    return { status, body: { ...stored.error, ...body } }
  }
  return { status: stored.value.result === 'CREATED' ? 201 : 200, body: { result: 'STORED' } }
}

/** GET: the present payment state. */
export async function readPaymentState(deps: AgencyDeps, code: string): Promise<AgencyAnswer> {
  const state = await paymentStateOf(deps.database, code)
  if (state === null) {
    return {
      status: 404,
      body: { code: 'DOSSIER_UNKNOWN', message: 'The portal does not have this dossier.' },
    }
  }
  const { dossierId: _, agencyId: __, ...told } = state
  return { status: 200, body: told }
}

function refusal(status: number, message: string) {
  return { status, body: { message } }
}
