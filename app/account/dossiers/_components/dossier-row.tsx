import { formatDate, formatTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { ListRow } from '#server/domains/dossiers/listing-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { CheckRow } from '../../../_ui/check-row.tsx'
import { type StatusLook, StatusTag } from '../../../_ui/status-tag.tsx'

type Props = { readonly row: ListRow; readonly ticked: boolean; readonly locale: Locale; readonly t: Texts }

const looks: Record<ListRow['state'], StatusLook> = {
  PAYABLE: 'due',
  HELD: 'waiting',
  PAID: 'paid',
  FREE: 'none',
}

/** One dossier: a line of three parts where there is room, one under the other on a phone. */
export function DossierRow({ row, ticked, locale, t }: Props) {
  const { code, procedure, state, held, own } = row
  const words = t.accountDossiers
  const id = `dossier-${code}`
  return (
    <li className="max-w-none border-b border-hair py-3 wide:grid wide:grid-cols-[minmax(0,1fr)_13rem_9.5rem] wide:gap-4">
      <div>
        {state === 'PAYABLE' && !held ? (
          <CheckRow name="dossier" value={row.id} id={id} checked={ticked}>
            <Named code={code} />
            <span className="sr-only">: {t.dossiers.chosen(code)}</span>
          </CheckRow>
        ) : (
          <p className="flex min-h-12 items-center wide:ps-10">
            <Named code={code} />
          </p>
        )}
        <p className="text-small wide:ps-10">{procedure[locale]}</p>
        {!own && <p className="text-small text-ash wide:ps-10">{words.lookedUp}</p>}
      </div>
      <Facts row={row} locale={locale} t={t} />
      <div className="mt-2 flex items-baseline justify-between gap-4 wide:mt-2 wide:block wide:text-right">
        <StatusTag look={held ? 'waiting' : looks[state]}>
          {t.dossiers.states[held ? 'HELD' : state]}
        </StatusTag>
        {row.payable !== '0' && (
          <p data-owed={row.payable} data-for={id} className="text-h3 wide:mt-1">
            <Amount value={BigInt(row.payable)} look="line" />
          </p>
        )}
        {held && <Until row={row} t={t} />}
      </div>
    </li>
  )
}

const Named = ({ code }: { code: string }) => (
  <strong className="figures text-small wide:text-body">{code}</strong>
)

function Until({ row: { heldUntil }, t }: { row: ListRow; t: Texts }) {
  const { heldUntil: until, heldByBank } = t.dossiers
  return (
    <p className="text-small text-turmeric">
      {heldUntil === null ? heldByBank : until(formatTime(new Date(heldUntil)))}
    </p>
  )
}

function Facts({ row, locale, t }: Omit<Props, 'ticked'>) {
  const { agency, received, due } = t.dossiers
  const day = (text: string) => formatDate(new Date(`${text}T00:00:00+07:00`), locale)
  const facts = [
    [agency, row.agency.name[locale]],
    [received, day(row.receivedOn)],
    ...(row.dueOn ? [[due, day(row.dueOn)]] : []),
  ]
  return (
    <dl className="mt-1 text-small text-ash wide:mt-2.5">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt className="inline">{term}: </dt>
          <dd className="inline text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
