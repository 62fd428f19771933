import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { formatDong, formatFigures } from '#lib/money.ts'
import { type NewRegistration, scopes } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import type { FormState } from '../../../_ui/action-form-context.ts'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { RadioCards } from '../../../_ui/radio-cards.tsx'
import { RequestId } from '../../../_ui/request-id.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { TextField } from '../../../_ui/text-field.tsx'
import { unbroken } from '../../../_ui/unbroken.ts'
import { ReadAgain } from '../../_ui/read-again.tsx'

/** What stands in the fields at first. */
export type AccountFormStart = {
  readonly bank?: string
  readonly branch?: string
  readonly accountHolder: string
  readonly scope?: string
  /** whole đồng */
  readonly dailyLimit?: string
  /** Whether it was typed before and is typed anew. */
  readonly anew?: boolean
}

type Props = {
  readonly title: string
  readonly given: NewRegistration
  readonly start: AccountFormStart
  /** The account that this one takes over from, as its mask. */
  readonly replaces: string | undefined
  readonly action: (before: FormState, form: FormData) => Promise<FormState>
  readonly locale: Locale
  readonly t: Texts
}

/** The account to be registered, as the form will print it. */
export function AccountForm({ title, given, start, replaces, action, locale, t }: Props) {
  const words = t.bankAccounts.form
  const banks = given.banks.map(({ connector, name }) => ({
    value: connector,
    title: name[locale],
    body: words.bankBody,
  }))
  return (
    <ActionForm action={action} title={pageTitle(t, title)} words={formWords(t)}>
      <h1>{unbroken(title)}</h1>
      <p className="mt-1">{words.lead}</p>
      {replaces && <p className="mt-2 font-medium">{words.replaces(replaces)}</p>}
      <RequestId first={newUuid()} />
      <div className="mt-4 space-y-6">
        <RadioCards
          name="bank"
          legend={words.bank}
          cards={banks}
          chosen={start.bank ?? (banks.length === 1 ? banks[0]?.value : undefined)}
        />
        <AccountFields start={start} t={t} />
        <RadioCards
          name="scope"
          legend={words.scope}
          cards={scopes.map((scope) => ({ value: scope, ...t.bankAccounts.scopes[scope] }))}
          chosen={start.scope}
        />
        <div>
          <TextField
            name="dailyLimit"
            label={words.limit}
            hint={words.limitHint(formatDong(BigInt(given.leastLimit)), formatDong(BigInt(given.mostLimit)))}
            inputMode="numeric"
            autoComplete="off"
            size="half"
            look="font-mono"
            value={start.dailyLimit ? formatFigures(BigInt(start.dailyLimit)) : ''}
          />
          <ReadAgain field="dailyLimit" as="amount" label={words.grouped} />
        </div>
        <SubmitButton>{words.submit}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** The account number is never filled in: whoever changes anything types it anew, from the paper of the bank. */
function AccountFields({ start, t }: { start: AccountFormStart; t: Texts }) {
  const words = t.bankAccounts.form
  return (
    <>
      <TextField
        name="branch"
        label={words.branch}
        hint={words.branchHint}
        autoComplete="off"
        value={start.branch ?? ''}
      />
      <div>
        <TextField
          name="accountNumber"
          label={words.account}
          hint={start.anew ? words.accountAnew : words.accountHint}
          inputMode="numeric"
          autoComplete="off"
          look="font-mono"
        />
        <ReadAgain field="accountNumber" as="account" label={words.grouped} />
      </div>
      <TextField
        name="accountHolder"
        label={words.holder}
        hint={words.holderHint}
        autoComplete="off"
        value={start.accountHolder}
      />
    </>
  )
}
