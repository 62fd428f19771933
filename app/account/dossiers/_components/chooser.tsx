import { newUuid } from '#lib/ids.ts'
import { formatDong, sumDong } from '#lib/money.ts'
import type { AllOfFilter, ListRow } from '#server/domains/dossiers/listing-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { RequestId } from '../../../_ui/request-id.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { TotalBar } from '../../../dossiers/_components/total-bar.tsx'
import { payAll, payChosen } from '../actions.ts'
import { isPayable } from '../is-payable.ts'
import { addressOf, fields } from '../list-address.ts'
import { DossierRow } from './dossier-row.tsx'
import type { ListProps } from './list-props.ts'
import { Pages } from './pages.tsx'

/** All of the filter at a press, and the page's dossiers to tick. */
export function Chooser({ asked, found, locale, t }: ListProps) {
  const words = t.accountDossiers
  const payable = found.rows.filter(isPayable)
  return (
    <>
      {found.all && found.all.count > 0 && <PayAll all={found.all} asked={asked} t={t} />}
      <div className="mt-4">
        <ActionForm action={payChosen} title={pageTitle(t, words.title)} words={formWords(t)}>
          <RequestId first={newUuid()} />
          {payable.length > 1 && <TickAll asked={asked} found={found} locale={locale} t={t} />}
          <ul className="mt-2 border-t border-line">
            {found.rows.map((row) => (
              <DossierRow key={row.id} row={row} ticked={asked.ticked} locale={locale} t={t} />
            ))}
          </ul>
          {payable.length > 0 && <PayBar payable={payable} t={t} />}
        </ActionForm>
      </div>
      <Pages asked={asked} found={found} locale={locale} t={t} />
    </>
  )
}

/** A link, so that it works without script; the page comes back with its boxes ticked or not. */
function TickAll({ asked, found, t }: ListProps) {
  const { tickPage, untickPage } = t.accountDossiers
  const { filter, after, before, ticked } = asked
  const here = { ...(after && { after }), ...(before && { before }) }
  const count = found.rows.filter(isPayable).length
  return (
    <p>
      <a
        href={addressOf(filter, ticked ? here : { ...here, tick: 'page' })}
        className="inline-flex min-h-12 items-center"
      >
        {ticked ? untickPage : tickPage(count)}
      </a>
    </p>
  )
}

function PayBar({ payable, t }: { payable: readonly ListRow[]; t: Texts }) {
  const { bar } = t.dossiers
  const total = sumDong(payable.map((row) => BigInt(row.payable)))
  const counts = [...payable.keys(), payable.length].map((count) => bar.count(count))
  return (
    <div className="sticky bottom-0 -mx-4 mt-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t-2 border-indigo bg-sheet px-4 py-3 wide:mx-0 wide:rounded-soft wide:border-2">
      <TotalBar
        all={{ count: payable.length, total: total.toString() }}
        words={{ total: bar.total, none: bar.none, ifAll: bar.ifAll, counts }}
      />
      <SubmitButton wide={false}>{bar.pay}</SubmitButton>
    </div>
  )
}

/** All that the filter finds, on this page or not: it says how many that are and how much before it is pressed. */
function PayAll({ all, asked, t }: { all: AllOfFilter; asked: ListProps['asked']; t: Texts }) {
  const words = t.accountDossiers.all
  const total = formatDong(BigInt(all.total))
  const { text, agencyId, state } = asked.filter
  const kept = {
    [fields.text]: text,
    [fields.agency]: agencyId ?? '',
    [fields.state]: state,
    asOf: all.asOf,
    count: String(all.count),
    total: all.total,
  }
  return (
    <section className="mt-6 rounded-soft bg-sunk p-4" aria-labelledby="all">
      <ActionForm action={payAll} words={formWords(t)}>
        <h2 id="all" className="text-h3">
          {all.more ? words.first(all.count, total) : words.every(all.count, total)}
        </h2>
        <p className="text-small text-ash">{all.more ? `${words.rest} ${words.check}` : words.check}</p>
        <RequestId first={newUuid()} />
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="mt-3">
          <SubmitButton kind="secondary">
            {all.more ? words.payFirst(all.count) : words.payEvery(all.count)}
          </SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
