'use server'

import { redirect } from 'next/navigation'
import type { HolderDetails, UpdateDetailsRefusal } from '#server/domains/identity/account-contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { fieldToMend } from '../../../register/_components/refusals.ts'
import { typedDay } from '../../../register/_components/typed-day.ts'
import { organisationFields, personFields, putBack } from '../../../register/_components/typed-holder.ts'

/** Corrects what is known of the holder; a field that the page did not show stays as it is. */
export async function changeDetails(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem('/account/details/change', async () => {
    const { account } = await api()
    const changed = await account.updateDetails(typedOver(await account.details(), form))
    if (changed.ok) redirect('/account/details?done=SAVED')
    const { t } = await getText()
    const shown = ['name', ...organisationFields, ...personFields].filter((field) => form.has(field))
    return formBack(
      changed.error.map((refusal) => toMend(t, refusal)),
      putBack(form, shown),
    )
  })
}

function typedOver(details: HolderDetails, form: FormData) {
  const typed = (field: string, known: string | null) =>
    form.has(field) ? textOf(form, field) : (known ?? '')
  const shared = {
    issuedOn: typed('issuedOn', typedDay(details.issuedOn)),
    issuedBy: typed('issuedBy', details.issuedBy),
    address: typed('address', details.address),
    email: typed('email', details.email),
  }
  if (details.kind === 'PERSON') {
    return {
      ...shared,
      kind: details.kind,
      name: typed('name', details.name),
      identityNumber: typed('identityNumber', details.identityNumber),
    }
  }
  const { representative } = details
  return {
    ...shared,
    kind: details.kind,
    organisationName: typed('organisationName', details.name),
    shortName: typed('shortName', details.shortName),
    taxCode: typed('taxCode', details.taxCode),
    contactPhone: typed('contactPhone', details.phone),
    representative: typed('representative', representative.name),
    position: typed('position', representative.position),
    representativeIdentity: typed('representativeIdentity', representative.identityNumber),
    authority: typed('authority', representative.authority),
  }
}

function toMend(t: Texts, { code }: UpdateDetailsRefusal): FieldError {
  return code === 'VERIFIED' ? { field: '', message: t.account.details.VERIFIED } : fieldToMend(t, code)
}
