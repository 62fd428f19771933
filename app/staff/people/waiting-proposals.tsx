import { formatDateTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { BankName } from '#server/domains/directory/contract.ts'
import type { PlacedRole, WaitingProposal } from '#server/domains/identity/people-contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import { formWords } from '../../_ui/form-words.ts'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { TextField } from '../../_ui/text-field.tsx'
import { placeOf } from '../_shell/place-of.ts'
import { RowButton } from '../_ui/row-button.tsx'
import { approve, reject, withdraw } from './actions.ts'

type Words = { readonly banks: readonly BankName[]; readonly locale: Locale; readonly t: Texts }

/** What waits for a second person: who asked, who has to decide, and what whoever looks may do. */
export function WaitingProposals({ waiting, ...words }: Words & { waiting: readonly WaitingProposal[] }) {
  const { title, none } = words.t.staff.people.waiting
  return (
    <section aria-labelledby="waiting" className="mb-8">
      <h2 id="waiting" className="text-h3">
        {title}
      </h2>
      {waiting.length === 0 ? (
        <p className="mt-1 text-small text-ash">{none}</p>
      ) : (
        <ul className="mt-2 divide-y divide-hair border-y border-hair">
          {waiting.map((proposal) => (
            <li key={proposal.id} className="max-w-none py-3 wrap-anywhere" data-proposal={proposal.email}>
              <Waiting proposal={proposal} {...words} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Waiting({ proposal, banks, locale, t }: Words & { proposal: WaitingProposal }) {
  const words = t.staff.people.waiting
  const { id, kind, email, person, proposedBy, proposedAt, waitsFor, decides, acts } = proposal
  const what = words.kinds[kind](person?.name ?? email)
  const at = formatDateTime(new Date(proposedAt), locale)
  const rolePlace = (of: PlacedRole) =>
    [t.staff.roles[of.role], placeOf(of, banks, locale)].filter((part) => part !== null).join(' · ')
  return (
    <div className="space-y-2">
      <h3 className="text-body">{what}</h3>
      <p className="text-small">
        {email} · {rolePlace(proposal)}
      </p>
      {kind === 'CHANGE' && person && (
        <p className="text-small text-ash">
          {words.now}: {person.email} · {rolePlace(person)}
        </p>
      )}
      <p className="text-small text-ash">
        {proposedBy.isYou ? words.yours(at) : words.proposedBy(proposedBy.name, at)}{' '}
        {waitsFor === 'DECISION' ? words.decides[decides] : words.blocked[waitsFor]}
      </p>
      <div className="flex flex-wrap gap-2">
        {acts.includes('APPROVE') && (
          <RowButton action={approve.bind(null, id)} label={`${words.approve}: ${what}`}>
            {words.approve}
          </RowButton>
        )}
        {acts.includes('WITHDRAW') && (
          <RowButton action={withdraw.bind(null, id)} label={`${words.withdraw}: ${what}`}>
            {words.withdraw}
          </RowButton>
        )}
      </div>
      {acts.includes('REJECT') && <Reject id={id} what={what} t={t} />}
    </div>
  )
}

function Reject({ id, what, t }: { id: string; what: string; t: Texts }) {
  const words = t.staff.people.waiting
  return (
    <div className="max-w-[45rem]">
      <ActionForm action={reject.bind(null, id)} words={formWords(t)}>
        <div className="space-y-3">
          <TextField name={`reason-${id}`} label={words.reason(what)} autoComplete="off" />
          <SubmitButton kind="secondary" wide={false}>{`${words.reject}: ${what}`}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
