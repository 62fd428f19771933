import type { HolderAction, RegistrationView } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { ButtonLink } from '../../../../_ui/button-link.tsx'
import { bankAccountsPath, registrationPath } from '../../_components/registration-path.ts'

const addresses: Readonly<Record<Exclude<HolderAction, 'PRINT'>, (number: string) => string>> = {
  RESUME: (number) => registrationPath(number, 'resume'),
  SET_DEFAULT: (number) => registrationPath(number, 'default'),
  EDIT: (number) => registrationPath(number, 'edit'),
  RENEW: (number) => `${bankAccountsPath}/new?replaces=${number}&renew=1`,
  REPLACE: (number) => `${bankAccountsPath}/new?replaces=${number}`,
  SUSPEND: (number) => registrationPath(number, 'suspend'),
  WITHDRAW: (number) => registrationPath(number, 'withdraw'),
  CLOSE: (number) => registrationPath(number, 'close'),
}

/** After which a holder who still wants to pay by account begins anew. */
const over: ReadonlySet<string> = new Set(['REJECTED', 'EXPIRED', 'CLOSED'])

/** What else can be done now, each behind a page that asks once more. */
export function Manage({
  registration,
  isOwner,
  t,
}: {
  registration: RegistrationView
  isOwner: boolean
  t: Texts
}) {
  const { manage, readOnly } = t.bankAccounts
  const { number, state, actions } = registration
  if (!isOwner) return <p className="mt-6 text-ash">{readOnly}</p>
  if (over.has(state)) return <Again label={manage.again} />
  const open = Object.entries(addresses).flatMap(([action, address]) => {
    const found = actions.find((one) => one === action)
    // Beside the button that makes the form stands one that changes what it says.
    const isShown = found && (found !== 'EDIT' || state === 'AWAITING_FORM')
    return isShown ? [{ action: found, href: address(number) }] : []
  })
  if (open.length === 0) return null
  return (
    <section className="mt-8" aria-labelledby="manage">
      <h2 id="manage">{manage.heading}</h2>
      <ul className="mt-2 divide-y divide-hair border-y border-hair">
        {open.map(({ action, href }) => (
          <li key={action}>
            <a href={href} className="inline-flex min-h-12 items-center">
              {manage[action]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Again({ label }: { label: string }) {
  return (
    <div className="mt-6">
      <ButtonLink href={`${bankAccountsPath}/new`}>{label}</ButtonLink>
    </div>
  )
}
