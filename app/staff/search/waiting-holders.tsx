import { formatDateTime } from '#lib/dates.ts'
import { formatFormNumber } from '#lib/form-number.ts'
import type { Locale } from '#lib/locale.ts'
import type {
  WaitingHolderProposal,
  WaitingHolderProposals,
} from '#server/domains/registrations/holder-contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import { formWords } from '../../_ui/form-words.ts'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { TextField } from '../../_ui/text-field.tsx'
import { RowButton } from '../_ui/row-button.tsx'
import { approveHolder, rejectHolder, withdrawHolder } from './actions.ts'
import { waitingHolders } from './waiting-place.ts'

type Words = { readonly locale: Locale; readonly t: Texts }

/** Holders that one operator proposes to verify or close, for another to decide. Nothing where none waits. */
export function WaitingHolders({
  waiting,
  more,
  ...words
}: Words & Pick<WaitingHolderProposals, 'waiting' | 'more'>) {
  const { title, lead, others } = words.t.trace.holder.waiting
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby={waitingHolders} className="mb-8">
      <h2 id={waitingHolders} className="text-h3">
        {title}
      </h2>
      <p className="max-w-prose text-small text-ash">{lead}</p>
      <ul className="mt-2 divide-y divide-hair border-y border-hair">
        {waiting.map((proposal) => (
          <li key={proposal.id} className="max-w-none py-3 wrap-anywhere" data-holder={proposal.holder.id}>
            <Waiting proposal={proposal} {...words} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-2 max-w-prose text-small">{others(more)}</p>}
    </section>
  )
}

function Waiting({ proposal, locale, t }: Words & { readonly proposal: WaitingHolderProposal }) {
  const words = t.trace.holder.waiting
  const { id, decision, holder, why, proposedBy, proposedAt, expiresAt, obstacle, acts } = proposal
  const what = words.kinds[decision](holder.name)
  const at = (moment: string) => formatDateTime(new Date(moment), locale)
  return (
    <div className="space-y-2">
      <h3 className="text-body">{what}</h3>
      <p className="text-small">
        {t.trace.holder.kinds[holder.kind]}
        {holder.taxCode && (
          <>
            {' · '}
            {t.trace.holder.taxCode} <span className="font-mono">{holder.taxCode}</span>
          </>
        )}
        {' · '}
        {holder.verified ? words.verified : t.trace.holder.unverified}
        {' · '}
        {words.accounts(holder.accounts)}
      </p>
      <p className="text-small">
        {words.why}: {why}
      </p>
      {holder.registration && (
        <p className="text-small">
          {words.registration}:{' '}
          <a href={`/staff/registration-story/${holder.registration}`} className="font-mono">
            {formatFormNumber(holder.registration)}
          </a>
        </p>
      )}
      <p className="text-small text-ash">
        {proposedBy.isYou ? words.yours(at(proposedAt)) : words.proposedBy(proposedBy.name, at(proposedAt))}{' '}
        {words.until(at(expiresAt))}
      </p>
      {obstacle && <p className="text-small font-medium">{t.trace.holder.refused[obstacle]}</p>}
      <div className="flex flex-wrap gap-2">
        {acts.includes('APPROVE') && (
          <RowButton action={approveHolder.bind(null, id)} label={`${words.approve}: ${what}`}>
            {words.approve}
          </RowButton>
        )}
        {acts.includes('WITHDRAW') && (
          <RowButton action={withdrawHolder.bind(null, id)} label={`${words.withdraw}: ${what}`}>
            {words.withdraw}
          </RowButton>
        )}
      </div>
      {acts.includes('REJECT') && <Reject id={id} what={what} t={t} />}
    </div>
  )
}

function Reject({ id, what, t }: { readonly id: string; readonly what: string; readonly t: Texts }) {
  const words = t.trace.holder.waiting
  return (
    <div className="max-w-[45rem]">
      <ActionForm action={rejectHolder.bind(null, id)} words={formWords(t)}>
        <div className="space-y-3">
          <TextField name={`reason-${id}`} label={words.reason(what)} autoComplete="off" />
          <SubmitButton kind="secondary" wide={false}>{`${words.reject}: ${what}`}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
