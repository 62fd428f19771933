import { formatFormNumber } from '#lib/form-number.ts'
import type { Locale } from '#lib/locale.ts'
import { type RegistrationListItem, stateNames } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { lastDay } from '../../../_ui/last-day.ts'
import { Panel } from '../../../_ui/panel.tsx'
import { shortBankName } from '../../../_ui/short-bank-name.ts'
import { StatusTag } from '../../../_ui/status-tag.tsx'
import { registrationPath } from './registration-path.ts'
import { stateLook } from './state-look.ts'

type Props = { readonly registration: RegistrationListItem; readonly locale: Locale; readonly t: Texts }

/** One registered account in the list: which, how it stands, and what is next. */
export function RegistrationCard({ registration, locale, t }: Props) {
  const { number, bank, accountMask, state, isDefault, dailyLimit, handInUntil } = registration
  const { row, state: words } = t.bankAccounts
  return (
    <Panel as="li">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-h3">
          <a href={registrationPath(number)} className="figures">
            {t.bankAccounts.named(accountMask)}
          </a>
        </h2>
        <StatusTag look={stateLook[state].tag}>{stateNames[state][locale]}</StatusTag>
      </div>
      <p className="mt-1 text-small">
        {shortBankName(bank.name[locale])}
        {isDefault && <strong className="font-medium"> · {t.bankAccounts.default}</strong>}
      </p>
      <p className="mt-2">{words.what[state]}</p>
      {state === 'AWAITING_FORM' && handInUntil && (
        <p className="font-medium">{row.handIn(lastDay(handInUntil, locale))}</p>
      )}
      <dl className="mt-2 text-small text-ash">
        <div>
          <dt className="inline">{row.number}: </dt>
          <dd className="figures inline text-ink">{formatFormNumber(number)}</dd>
        </div>
        <div>
          <dt className="inline">{row.limit}: </dt>
          <dd className="inline text-ink">
            <Amount value={BigInt(dailyLimit)} />
          </dd>
        </div>
      </dl>
    </Panel>
  )
}
