import { demoHolders } from '#server/api/demo-accounts.ts'
import type { Texts } from '../../_text/vi/index.ts'

/** On a demonstration: whom a visitor may sign in as, and the code that an authenticator would show now. */
export async function DemoAccounts({ t }: { t: Texts }) {
  const accounts = await demoHolders()
  if (accounts.length === 0) return null
  const { signIn, account } = t
  return (
    <section aria-labelledby="demo" className="mt-10 rounded-soft border-2 border-dashed border-turmeric p-4">
      <h2 id="demo" className="text-h3">
        {signIn.demo.title}
      </h2>
      <p className="mt-1 text-small">{signIn.demo.lead}</p>
      <ul className="mt-3 divide-y divide-hair border-y border-hair text-small">
        {accounts.map(({ phone, name, holder, role, password, code }) => (
          <li key={phone} className="max-w-none py-3">
            <p className="font-medium">
              {name} · {account.roles[role]}
              <br />
              {holder}
            </p>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4">
              <dt className="text-ash">{signIn.phone}</dt>
              <dd className="font-mono">{phone}</dd>
              <dt className="text-ash">{signIn.password}</dt>
              <dd className="font-mono">{password}</dd>
              {code && (
                <>
                  <dt className="text-ash">{signIn.demo.code}</dt>
                  <dd className="font-mono font-bold">{code}</dd>
                </>
              )}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
