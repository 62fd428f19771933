import type { ReactNode } from 'react'
import { formatFormNumber } from '#lib/form-number.ts'
import { formatVerificationCode } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import type { RegistrationView } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { Amount } from '../../../../_ui/amount.tsx'
import { inWords } from '../../../../_ui/amount-in-words.ts'
import { DigitGroups } from '../../../../_ui/digit-groups.tsx'
import { SummaryList } from '../../../../_ui/summary-list.tsx'
import { registrationPath } from '../../_components/registration-path.ts'

type Fact = Exclude<keyof Texts['bankAccounts']['facts'], 'heading'>

type Props = {
  readonly registration: RegistrationView
  /** Which of them are shown; all that there are unless said otherwise. */
  readonly only?: readonly Fact[]
  readonly locale: Locale
  readonly t: Texts
}

const order: readonly Fact[] = [
  'number',
  'bank',
  'branch',
  'account',
  'holder',
  'scope',
  'limit',
  'words',
  'verification',
  'replaces',
  'replacedBy',
]

/** What is registered, name by name. */
export function RegistrationFacts({ registration, only = order, locale, t }: Props) {
  const words = t.bankAccounts.facts
  const values = factsOf(registration, locale, t)
  const known = order.filter((fact) => only.includes(fact) && values[fact] !== null)
  return <SummaryList rows={known.map((fact) => ({ term: words[fact], value: values[fact] }))} />
}

function factsOf(registration: RegistrationView, locale: Locale, t: Texts): Record<Fact, ReactNode> {
  const { number, bank, branch, accountMask, accountHolder, scope, dailyLimit } = registration
  const { replaces, replacedBy, verificationCode, formVersion, accountNumber } = registration
  const limit = BigInt(dailyLimit)
  return {
    number: <FormNumber number={number} />,
    bank: bank.name[locale],
    branch,
    account: accountNumber ? (
      <DigitGroups number={accountNumber} />
    ) : (
      <span className="figures">{accountMask}</span>
    ),
    holder: accountHolder,
    scope: t.bankAccounts.scopes[scope].title,
    limit: <Amount value={limit} />,
    words: inWords(limit, locale),
    // Before the form is made there is no paper to verify.
    verification:
      formVersion === 0 ? null : (
        <span className="font-mono">{formatVerificationCode(verificationCode)}</span>
      ),
    replaces: replaces && <FormNumber number={replaces} linked />,
    replacedBy: replacedBy && <FormNumber number={replacedBy} linked />,
  }
}

function FormNumber({ number, linked = false }: { number: string; linked?: boolean }) {
  const digits = <span className="figures">{formatFormNumber(number)}</span>
  return linked ? <a href={registrationPath(number)}>{digits}</a> : digits
}
