import { formatDate } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { DossierView } from '#server/domains/dossiers/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { Amount } from '../../_ui/amount.tsx'
import { buttonLook } from '../../_ui/button-look.ts'
import { CheckRow } from '../../_ui/check-row.tsx'
import { Panel } from '../../_ui/panel.tsx'
import { type StatusLook, StatusTag } from '../../_ui/status-tag.tsx'
import { removeDossier } from '../actions.ts'
import { FeeLines } from './fee-lines.tsx'

type Props = { dossier: DossierView; locale: Locale; t: Texts }

const looks: Record<DossierView['state'], StatusLook> = {
  PAYABLE: 'due',
  HELD: 'waiting',
  PAID: 'paid',
  FREE: 'none',
}

/** One dossier on the visitor's list: what it is, what it owes, whether to pay for it now. */
export function DossierCard({ dossier, locale, t }: Props) {
  const words = t.dossiers
  const payable = dossier.state === 'PAYABLE'
  return (
    <Panel as="li">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        {payable ? (
          <CheckRow name="dossier" value={dossier.id} id={`dossier-${dossier.code}`} checked>
            <strong className="figures text-small wide:text-body">{dossier.code}</strong>
            <span className="sr-only">: {words.chosen(dossier.code)}</span>
          </CheckRow>
        ) : (
          <h2 className="figures text-body">{dossier.code}</h2>
        )}
        <StatusTag look={looks[dossier.state]}>{words.states[dossier.state]}</StatusTag>
      </div>
      <p className="mt-1 font-medium">{dossier.procedure[locale]}</p>
      <Facts dossier={dossier} locale={locale} t={t} />
      {dossier.about === null && <p className="mt-1 text-small text-ash">{words.shortened}</p>}
      {payable && (
        <p className="mt-3 flex max-w-none items-baseline justify-between gap-4 border-t border-hair pt-3">
          <span>{words.owed}</span>
          <span data-owed={dossier.payable} data-for={`dossier-${dossier.code}`} className="text-h2">
            <Amount value={BigInt(dossier.payable)} look="line" />
          </span>
        </p>
      )}
      <FeeLines dossier={dossier} locale={locale} t={t} />
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        {dossier.ownPayment && <a href={`/pay/${dossier.ownPayment}`}>{words.continueOwn}</a>}
        <button
          type="submit"
          formAction={removeDossier.bind(null, dossier.id)}
          className={`${buttonLook('quiet')} text-small`}
        >
          {words.remove}
          <span className="sr-only"> {dossier.code}</span>
        </button>
      </div>
    </Panel>
  )
}

function Facts({ dossier, locale, t }: Props) {
  const words = t.dossiers
  const { about } = dossier
  const day = (text: string) => formatDate(new Date(`${text}T00:00:00+07:00`), locale)
  const facts = [
    [words.agency, dossier.agency.name[locale]],
    [words.applicant, dossier.applicant],
    ...(about ? [[words.received, day(about.receivedOn)]] : []),
    ...(about?.dueOn ? [[words.due, day(about.dueOn)]] : []),
  ]
  return (
    <dl className="mt-1 text-small text-ash">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt className="inline">{term}: </dt>
          <dd className="inline text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
