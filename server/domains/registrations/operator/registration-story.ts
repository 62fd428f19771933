import { readFormNumber } from '#lib/form-number.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { RegistrationStory } from '../operator-contract.ts'
import { type ListRead, listColumns, toListItem } from '../queries/list-item.ts'
import { readHistory } from '../queries/read-history.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { suspendedBy } from '../suspended-by.ts'

type Row = ListRead & {
  id: string
  holder_name: string
  holder_kind: 'ORGANISATION' | 'PERSON'
  mandate_reason: string | null
  verified: boolean
}

const statement = {
  name: 'registration-story',
  text: `SELECT ${listColumns}, r.id, h.name AS holder_name, h.kind AS holder_kind, r.mandate_reason,
      h.verified_at IS NOT NULL AS verified
    FROM registration r JOIN holder h ON h.id = r.holder_id WHERE r.number = $1`,
}

/** Any bank's registration with its whole story, for an operator; the account stays masked. The look is written down. */
export async function registrationStory(
  deps: RegistrationDeps,
  operatorId: string,
  typed: string,
): Promise<RegistrationStory | null> {
  const number = readFormNumber(typed)
  if (!number.ok) return null
  const [row] = await deps.database.query<Row>(statement, [number.value])
  if (row === undefined) return null
  await unitOfWork(deps.database, (tx) =>
    recordAudit(tx, {
      at: deps.clock(),
      actor: { kind: 'STAFF', id: operatorId },
      action: 'REGISTRATION_VIEWED',
      subject: `registration:${row.id}`,
      detail: { number: number.value },
    }),
  )
  return {
    ...toListItem(deps, row),
    id: row.id,
    holder: { name: row.holder_name, kind: row.holder_kind, verified: row.verified },
    mandateReason: row.mandate_reason,
    suspendedBy: await suspendedBy(deps.database, number.value),
    history: await readHistory(deps.database, row.id, () => true),
  }
}
