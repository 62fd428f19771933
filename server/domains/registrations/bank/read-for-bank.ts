import type { RegistrationDeps } from '../registration-deps.ts'
import { typed } from '../repository.ts'
import { unsealForm } from '../sealed.ts'

/** What a bank's own system reads of a form at it, to compare it with its books: `docs/bank-api.md`. */
export async function readForBank({ database, config }: RegistrationDeps, connector: string, number: string) {
  const found = await database.prisma.registration.findFirst({ where: { number, connector } })
  if (found === null) return null
  const row = typed(found)
  const form = unsealForm(config, row.id, row.formCipher)
  if (form === null) return null
  const { applicant, account } = form
  return {
    number,
    version: row.version,
    state: row.state,
    holderKind: applicant.kind,
    holderName: applicant.name,
    taxCode: applicant.kind === 'ORGANISATION' ? applicant.taxCode : null,
    identityNumber: applicant.kind === 'PERSON' ? applicant.identityNumber : null,
    account: account.number,
    accountHolder: account.holder,
    branch: account.branch,
    dailyLimit: account.dailyLimit,
    scope: account.scope,
  }
}
