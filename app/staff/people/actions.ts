'use server'

import { redirect } from 'next/navigation'
import { formatDateTime } from '#lib/dates.ts'
import { portalDeps } from '#server/api/portal-deps.ts'
import type { InviteRefusal } from '#server/domains/identity/contract.ts'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import { api } from '../../_trpc/visitor.ts'
import type { FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'

export type PersonChange = 'disable' | 'enable' | 'endSessions'

const fields: Record<InviteRefusal['code'], string> = {
  EMAIL_EMPTY: 'email',
  EMAIL_FORM: 'email',
  EMAIL_TAKEN: 'email',
  ROLE_EMPTY: 'role',
  AGENCY_EMPTY: 'agencyId',
  AGENCY_UNKNOWN: 'agencyId',
  AGENCY_NOT_NEEDED: 'agencyId',
  BANK_EMPTY: 'bank',
  BANK_UNKNOWN: 'bank',
  BANK_NOT_NEEDED: 'bank',
  BRANCH_EMPTY: 'branch',
  BRANCH_FORM: 'branch',
  BRANCH_NOT_NEEDED: 'branch',
}

/** Invites somebody; the form comes back with the address to hand over, which is shown this once. */
export async function invite(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem('/staff/people', async () => {
    const { locale, t } = await getText()
    const words = t.staff.people.invite
    const typed = {
      email: textOf(form, 'email'),
      role: textOf(form, 'role'),
      agencyId: textOf(form, 'agencyId'),
      bank: textOf(form, 'bank'),
      branch: textOf(form, 'branch'),
    }
    const invited = await (await api()).staff.invite(typed)
    if (!invited.ok) {
      const { code } = invited.error
      return formBack([{ field: fields[code], message: words.refused[code] }], typed)
    }
    const { token, email, expiresAt } = invited.value
    const { config } = await portalDeps()
    return formBack([], {
      address: `${config.PORTAL_URL}/staff/invitation/${token}`,
      made: words.made(email),
      until: words.until(formatDateTime(new Date(expiresAt), locale)),
    })
  })
}

/** Does what a row's button says, and shows the list with what came of it. */
export async function changePerson(change: PersonChange, staffId: string): Promise<void> {
  const said = await ask(change, staffId)
  redirect(said.ok ? '/staff/people?done=1' : `/staff/people?refused=${said.error.code}`)
}

async function ask(change: PersonChange, staffId: string) {
  if (change === 'disable') return (await api()).staff.disable({ staffId })
  if (change === 'enable') return (await api()).staff.enable({ staffId })
  return (await api()).staff.endSessionsOf({ staffId })
}
