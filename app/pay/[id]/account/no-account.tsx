import { formatFormNumber } from '#lib/form-number.ts'
import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import type { AccountRole } from '#server/domains/identity/account-contract.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { stateNames } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { RequestId } from '../../../_ui/request-id.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import {
  isOnItsWay,
  nextStepOf,
  type OnItsWay,
} from '../../../account/bank-accounts/_components/on-its-way.ts'
import {
  bankAccountsPath,
  registrationPath,
} from '../../../account/bank-accounts/_components/registration-path.ts'
import { Total } from '../_components/total.tsx'
import { printInstead } from './actions.ts'

type Props = {
  readonly payment: PaymentView
  readonly role: AccountRole
  readonly locale: Locale
  readonly t: Texts
}

/** The same choice leads to the instruction where no account is in force: PRODUCT S1.4. */
export async function NoAccount({ payment, role, locale, t }: Props) {
  const { none } = t.payAccount
  const { registrations } = await api()
  const waiting = (await registrations.list()).find(isOnItsWay)
  return (
    <>
      <Notice kind="info" heading="h1" title={none.title}>
        {waiting && (
          <p>{none.waiting(formatFormNumber(waiting.number), stateNames[waiting.state][locale])}</p>
        )}
        <p>{none.body}</p>
        {!waiting && role !== 'OWNER' && <p>{none.askOwner}</p>}
      </Notice>
      <Total amount={payment.amount} locale={locale} t={t} />
      <ActionForm
        action={printInstead.bind(null, payment.publicId)}
        title={pageTitle(t, none.title)}
        words={formWords(t)}
      >
        <RequestId first={newUuid()} />
        <SubmitButton>{none.instruction}</SubmitButton>
      </ActionForm>
      <ToAnAccount waiting={waiting} role={role} t={t} />
    </>
  )
}

type WayProps = { readonly waiting: OnItsWay | undefined } & Pick<Props, 'role' | 't'>

/** The way to an account that pays: on with the registration that there is, or to a new one. */
function ToAnAccount({ waiting, role, t }: WayProps) {
  if (!waiting && role !== 'OWNER') return null
  return (
    <div className="mt-4">
      <ButtonLink
        href={waiting ? registrationPath(waiting.number) : `${bankAccountsPath}/new`}
        kind="secondary"
      >
        {waiting ? nextStepOf(waiting, role, t) : t.payAccount.none.register}
      </ButtonLink>
    </div>
  )
}
