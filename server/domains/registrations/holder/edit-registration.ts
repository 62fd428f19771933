import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { asHolder } from '../actors.ts'
import type { EditRefusal } from '../contract.ts'
import { type Draft, readDraft, type TypedDraft } from '../read-draft.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import type { LockedRegistration } from '../repository.ts'
import { accountHash, maskAccount, sealAccount, unsealAccount } from '../sealed.ts'
import { takeStep } from '../take-step.ts'
import { claimRefusal } from './account-claims.ts'
import { draftRules } from './create-registration.ts'
import { holderName } from './holder-facts.ts'
import { type OwnOrder, ownStep } from './own-step.ts'

type Stored = { readonly number: string }

/**
 * Changes what the form will print; an account number left empty stays what it is. A form that was printed before is taken no
 * more, whatever was changed: it has to be printed anew. It stays with the bank that it was printed for, where the paper, its scans
 * and its story may be: no other bank is to read them.
 */
export function editRegistration(
  deps: RegistrationDeps,
  order: OwnOrder & { readonly typed: TypedDraft },
): Promise<Result<Stored, EditRefusal>> {
  return ownStep<Stored, EditRefusal>(deps, order, async (tx, before) => {
    const draft = await readEdited(tx, deps, before, order.typed)
    if (!draft.ok) return draft
    const { account, connector, ...rest } = draft.value
    const hash = accountHash(deps.config, connector, account)
    const except = before.replaces === null ? [before.id] : [before.id, before.replaces]
    const refusal = await claimRefusal(tx, { connector, hash, holderId: before.holderId, except })
    if (refusal !== null) return err(refusal)
    const changes = {
      ...rest,
      connector,
      accountHash: hash,
      accountCipher: sealAccount(deps.config, before.id, account),
      accountMask: maskAccount(account),
    }
    const by = asHolder(order.member)
    const edited = await takeStep(tx, deps, before, { event: 'EDIT', by, now: deps.clock(), changes })
    return edited.ok ? ok({ number: before.number }) : edited
  })
}

async function readEdited(
  tx: Transaction,
  deps: RegistrationDeps,
  { id, holderId, accountCipher, connector, formVersion }: LockedRegistration,
  typed: TypedDraft,
): Promise<Result<Draft, EditRefusal>> {
  const isKept = typed.accountNumber.trim() === ''
  const accountNumber = isKept ? unsealAccount(deps.config, id, accountCipher) : typed.accountNumber
  const rules = draftRules(deps, await holderName(tx, holderId))
  const draft = readDraft({ ...typed, accountNumber }, rules)
  if (!draft.ok) return err({ code: 'FIELDS', fields: draft.error })
  const isMoved = formVersion > 0 && draft.value.connector !== connector
  return isMoved ? err({ code: 'FIELDS', fields: [{ field: 'bank', code: 'BANK_HAS_PAPER' }] }) : draft
}
