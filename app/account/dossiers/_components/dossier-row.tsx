import { formatDate, formatTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { ListRow } from '#server/domains/dossiers/listing-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { CheckRow } from '../../../_ui/check-row.tsx'
import { type StatusLook, StatusTag } from '../../../_ui/status-tag.tsx'
import { isPayable } from '../is-payable.ts'

type Props = { readonly row: ListRow; readonly ticked: boolean; readonly locale: Locale; readonly t: Texts }

const looks: Record<ListRow['state'], StatusLook> = {
  PAYABLE: 'due',
  HELD: 'waiting',
  PAID: 'paid',
  FREE: 'none',
}

/**
 * One dossier: code, procedure and agency one under the other, in columns where there is room. What can be paid
 * is told by its amount, every other state by a tag.
 */
export function DossierRow({ row, ticked, locale, t }: Props) {
  const { code, procedure, own } = row
  const id = `dossier-${code}`
  return (
    <li className="grid max-w-none grid-cols-[minmax(0,1fr)_auto] gap-x-2 border-b border-hair py-2 wide:grid-cols-[minmax(0,1fr)_17rem_11rem] wide:gap-x-4">
      <div className="col-span-2 wide:col-span-1">
        {isPayable(row) ? (
          <CheckRow name="dossier" value={row.id} id={id} checked={ticked}>
            <Named code={code} />
            <span className="sr-only">: {t.dossiers.chosen(code)}</span>
          </CheckRow>
        ) : (
          <p className="flex min-h-12 items-center ps-10">
            <Named code={code} />
          </p>
        )}
      </div>
      <div className="col-span-2 ps-10 text-small wide:col-span-1 wide:col-start-1">
        <p>{procedure[locale]}</p>
        {!own && <p className="text-ash">{t.accountDossiers.lookedUp}</p>}
        {row.days === null && <p className="text-ash">{t.dossiers.shortened}</p>}
      </div>
      <div className="ps-10 wide:col-start-2 wide:row-span-2 wide:row-start-1 wide:ps-0 wide:pt-2.5">
        <Facts row={row} locale={locale} t={t} />
      </div>
      <div className="self-end text-right wide:col-start-3 wide:row-span-2 wide:row-start-1 wide:self-start wide:pt-2.5">
        {row.payable !== '0' && (
          <p data-owed={row.payable} data-for={id}>
            <Amount value={BigInt(row.payable)} look="line" />
          </p>
        )}
        {!isPayable(row) && <State row={row} t={t} />}
      </div>
    </li>
  )
}

const Named = ({ code }: { code: string }) => (
  <strong className="figures text-small wide:text-body">{code}</strong>
)

function State({ row, t }: Pick<Props, 'row' | 't'>) {
  const { held, state } = row
  return (
    <>
      <StatusTag look={held ? 'waiting' : looks[state]}>{t.dossiers.states[held ? 'HELD' : state]}</StatusTag>
      {held && <Until row={row} t={t} />}
    </>
  )
}

function Until({ row: { heldUntil }, t }: { row: ListRow; t: Texts }) {
  const { heldUntil: until, heldByBank } = t.dossiers
  return (
    <p className="text-small text-turmeric">
      {heldUntil === null ? heldByBank : until(formatTime(new Date(heldUntil)))}
    </p>
  )
}

/** Whose it is, and the days that tell one dossier from the next. */
function Facts({ row, locale, t }: Omit<Props, 'ticked'>) {
  const { received, due } = t.accountDossiers.days
  const day = (text: string) => formatDate(new Date(`${text}T00:00:00+07:00`), locale)
  const { receivedOn, dueOn } = row.days ?? { receivedOn: null, dueOn: null }
  const days = [
    ...(receivedOn ? [[received, receivedOn] as const] : []),
    ...(dueOn ? [[due, dueOn] as const] : []),
  ]
  return (
    <dl className="text-small text-ash">
      <div>
        <dt className="sr-only">{t.dossiers.agency}: </dt>
        <dd className="text-ink">{row.agency.name[locale]}</dd>
      </div>
      {days.map(([term, value]) => (
        <div key={term}>
          <dt className="inline">{term} </dt>
          <dd className="figures inline">{day(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
