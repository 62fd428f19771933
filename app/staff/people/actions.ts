'use server'

import { redirect } from 'next/navigation'
import type { ProposeRefusal } from '#server/domains/identity/people-contract.ts'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import { api } from '../../_trpc/visitor.ts'
import type { FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'

export type PersonChange =
  | 'disable'
  | 'proposeDisabling'
  | 'reactivate'
  | 'endSessions'
  | 'letIn'
  | 'withdrawInvitation'
/** What the page says once it was done. */
type Done = 'DONE' | 'PROPOSED' | 'LET_IN'
type Said = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }

const page = '/staff/people'

/** Where each refusal belongs; what is not of one field belongs to the whole form. */
const fields: Partial<Record<ProposeRefusal['code'], string>> = {
  EMAIL_EMPTY: 'email',
  EMAIL_FORM: 'email',
  EMAIL_TAKEN: 'email',
  WAITING_ALREADY: 'email',
  ROLE_EMPTY: 'role',
  ROLE_NOT_YOURS: 'role',
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

/** Asks that somebody is invited. */
export async function invite(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(page, async () => {
    const typed = typedPerson(form)
    const said = await (await api()).staff.invite(typed)
    return said.ok ? redirect(`${page}?said=PROPOSED`) : refusedForm(said.error, typed)
  })
}

/** Asks that somebody gets another role or place, or signs in by another address. */
export async function changePersonTo(
  staffId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  return formOrProblem(`${page}/${staffId}`, async () => {
    const typed = typedPerson(form)
    const said = await (await api()).staff.change({ ...typed, staffId })
    return said.ok ? redirect(`${page}?said=PROPOSED`) : refusedForm(said.error, typed)
  })
}

function typedPerson(form: FormData) {
  return {
    email: textOf(form, 'email'),
    role: textOf(form, 'role'),
    agencyId: textOf(form, 'agencyId'),
    bank: textOf(form, 'bank'),
    branch: textOf(form, 'branch'),
  }
}

async function refusedForm({ code }: ProposeRefusal, typed: Record<string, string>): Promise<FormState> {
  const { t } = await getText()
  return formBack([{ field: fields[code] ?? '', message: t.staff.people.invite.refused[code] }], typed)
}

/**
 * Does what a row's button says, and shows the list with what came of it. Whom one person may not keep out alone any more is
 * proposed to be kept out.
 */
export async function changePerson(change: PersonChange, staffId: string): Promise<void> {
  const said = await askFor(change, staffId)
  if (!said.ok && said.error.code === 'SECOND_NEEDED')
    show(await (await api()).staff.proposeDisabling({ staffId }), 'PROPOSED')
  show(said, saidAfter[change] ?? 'DONE')
}

const saidAfter: Partial<Record<PersonChange, Done>> = {
  proposeDisabling: 'PROPOSED',
  reactivate: 'PROPOSED',
  letIn: 'LET_IN',
}

async function askFor(change: PersonChange, staffId: string): Promise<Said> {
  if (change === 'disable') return (await api()).staff.disable({ staffId })
  if (change === 'proposeDisabling') return (await api()).staff.proposeDisabling({ staffId })
  if (change === 'reactivate') return (await api()).staff.reactivate({ staffId })
  if (change === 'letIn') return (await api()).staff.letIn({ staffId })
  if (change === 'withdrawInvitation')
    return (await api()).staff.withdrawInvitation({ invitationId: staffId })
  return (await api()).staff.endSessionsOf({ staffId })
}

/** Says yes to what another person asked for. */
export async function approve(proposalId: string): Promise<void> {
  show(await (await api()).staff.approve({ proposalId }), 'DONE')
}

/** Takes back what one asked for oneself. */
export async function withdraw(proposalId: string): Promise<void> {
  show(await (await api()).staff.withdraw({ proposalId }), 'DONE')
}

/** Says no to what another person asked for; without a reason the form comes back. */
export async function reject(proposalId: string, _before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(page, async () => {
    const field = `reason-${proposalId}`
    const said = await (await api()).staff.reject({ proposalId, reason: textOf(form, field) })
    if (said.ok || said.error.code !== 'REASON_EMPTY') return show(said, 'DONE')
    const { t } = await getText()
    return formBack([{ field, message: t.staff.people.refused.REASON_EMPTY }])
  })
}

function show(said: Said, done: Done): never {
  redirect(said.ok ? `${page}?said=${done}` : `${page}?refused=${said.error.code}`)
}
