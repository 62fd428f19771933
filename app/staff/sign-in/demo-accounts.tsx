import { demoAccounts } from '#server/api/demo-accounts.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { ButtonLink } from '../../_ui/button-link.tsx'

/** On a demonstration: whom a visitor may sign in as, and the code that each authenticator would show now. */
export async function DemoAccounts({ t }: { t: Texts }) {
  const accounts = await demoAccounts()
  if (accounts.length === 0) return null
  const { signIn, roles } = t.staff
  return (
    <section aria-labelledby="demo" className="mt-10 rounded-soft border-2 border-dashed border-turmeric p-4">
      <h2 id="demo" className="text-h3">
        {signIn.demo.title}
      </h2>
      <p className="mt-1 text-small">{signIn.demo.lead}</p>
      <ul className="mt-3 divide-y divide-hair border-y border-hair text-small">
        {accounts.map(({ email, name, role, agencyId, branch, password, code }) => (
          <li key={email} className="max-w-none py-3">
            <p className="font-medium">
              {name} · {roles[role]}
              {agencyId && ` · ${agencyId}`}
              {branch && ` · ${branch}`}
            </p>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4">
              <dt className="text-ash">{signIn.email}</dt>
              <dd className="break-all">{email}</dd>
              <dt className="text-ash">{signIn.password}</dt>
              <dd className="font-mono">{password}</dd>
              <dt className="text-ash">{signIn.demo.code}</dt>
              <dd className="font-mono font-bold">{code}</dd>
            </dl>
          </li>
        ))}
      </ul>
      <div className="mt-3">
        <ButtonLink href="/staff/sign-in" kind="secondary">
          {signIn.demo.refresh}
        </ButtonLink>
      </div>
    </section>
  )
}
