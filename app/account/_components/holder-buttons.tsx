import type { MembershipView } from '#server/domains/identity/account-contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { Panel } from '../../_ui/panel.tsx'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { switchHolder } from '../actions.ts'

type Props = { readonly memberships: readonly MembershipView[]; readonly t: Texts }

/** One button for each holder that an account may act for. */
export function HolderButtons({ memberships, t }: Props) {
  const { account } = t
  return (
    <ul className="mt-3 space-y-3">
      {memberships.map(({ holderId, name, kind, role }) => (
        <Panel as="li" key={holderId}>
          <h3>{name}</h3>
          <p className="text-small text-ash">
            {account.kinds[kind]} · {account.roles[role]}
          </p>
          <form action={switchHolder.bind(null, holderId)} className="mt-3">
            <SubmitButton kind="secondary">{account.home.switch.to(name)}</SubmitButton>
          </form>
        </Panel>
      ))}
    </ul>
  )
}
