import { searchKey } from '#lib/vietnamese/fold.ts'
import type { CardIssuer } from '#server/domains/directory/contract.ts'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import { buttonLook } from '../../../_ui/button-look.ts'
import { pageTitle } from '../../../_ui/form-words.ts'
import { ForwardIcon } from '../../../_ui/icons.tsx'
import { Page } from '../../../_ui/page.tsx'
import { TextField } from '../../../_ui/text-field.tsx'
import { type PayParams, paymentFor, payPath } from '../_components/payment-for.ts'

type Props = PayParams & { searchParams: Promise<{ q?: string | string[] }> }

const LONGEST_QUERY = 60

export default function BankPage({ params, searchParams }: Props) {
  return orProblem(async () => {
    const payment = await paymentFor(params, 'bank')
    const { t } = await getText()
    const { bank, check } = t.pay
    const query = [(await searchParams).q ?? ''].flat().join(' ').trim().slice(0, LONGEST_QUERY)
    const issuers = matching(await (await api()).directory.issuers(), query)
    const here = payPath(payment.publicId, 'bank')
    return (
      <Page
        title={pageTitle(t, bank.title)}
        back={{ href: payPath(payment.publicId, ''), label: check.title }}
      >
        <h1>{bank.title}</h1>
        <p className="mt-1">{bank.lead}</p>
        <Search action={here} query={query} t={t} />
        <p role="status" className="mt-4 text-small text-ash">
          {issuers.length > 0 ? bank.found(issuers.length) : bank.none(query)}{' '}
          {query && <a href={here}>{bank.all}</a>}
        </p>
        <IssuerList issuers={issuers} href={(bin) => `${payPath(payment.publicId, 'card')}?bank=${bin}`} />
        <p className="mt-4 text-small text-ash">{bank.otherCard}</p>
      </Page>
    )
  })
}

function Search({ action, query, t }: { action: string; query: string; t: Texts }) {
  const { bank } = t.pay
  return (
    <search>
      <form method="get" action={action} className="mt-4 flex items-end gap-2">
        <div className="grow">
          <TextField name="q" label={bank.search} hint={bank.searchHint} value={query} autoComplete="off" />
        </div>
        <button type="submit" className={buttonLook('secondary')}>
          {bank.searchButton}
        </button>
      </form>
    </search>
  )
}

function IssuerList({ issuers, href }: { issuers: readonly CardIssuer[]; href: (bin: string) => string }) {
  return (
    <ul className="mt-2 divide-y divide-hair border-y border-hair">
      {issuers.map((issuer) => (
        <li key={issuer.bin} className="max-w-none">
          <a
            href={href(issuer.bin)}
            className="flex min-h-14 items-center justify-between gap-4 py-2 no-underline"
          >
            <span>
              <span className="block font-bold underline underline-offset-4">{issuer.shortName}</span>
              <span className="block text-small text-ash">{issuer.name}</span>
            </span>
            <ForwardIcon />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Issuers whose name or prefix contains the words typed, with or without accents. */
function matching(issuers: readonly CardIssuer[], query: string): readonly CardIssuer[] {
  const words = searchKey(query)
  if (!words) return issuers
  return issuers.filter((issuer) =>
    searchKey(`${issuer.shortName} ${issuer.name} ${issuer.bin}`).includes(words),
  )
}
