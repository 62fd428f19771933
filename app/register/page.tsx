import { getText } from '../_text/text.ts'
import type { Texts } from '../_text/vi/index.ts'
import { pageTitle } from '../_ui/form-words.ts'
import { ForwardIcon } from '../_ui/icons.tsx'
import { Page } from '../_ui/page.tsx'
import { Steps } from './_components/steps.tsx'

export default async function RegisterPage() {
  const { t } = await getText()
  const { choice } = t.register
  return (
    <Page title={pageTitle(t, choice.title)} back={{ href: '/', label: t.common.home }}>
      <h1>{choice.title}</h1>
      <p className="mt-1">{choice.lead}</p>
      <Kinds t={t} />
      <p className="mt-4">
        {choice.have} <a href="/sign-in">{choice.signIn}</a>
      </p>
      <p className="mt-1 text-small text-ash">{choice.invited}</p>
      <section className="mt-8" aria-labelledby="need">
        <h2 id="need">{choice.need.heading}</h2>
        <ul className="mt-2 list-disc space-y-1 ps-6">
          <li>{choice.need.phone}</li>
          <li>{choice.need.organisation}</li>
          <li>{choice.need.person}</li>
        </ul>
      </section>
      <Steps t={t} />
    </Page>
  )
}

function Kinds({ t }: { t: Texts }) {
  const { ask, ORGANISATION, PERSON } = t.register.choice
  const kinds = [
    { href: '/register/organisation', ...ORGANISATION },
    { href: '/register/person', ...PERSON },
  ]
  return (
    <section className="mt-6" aria-labelledby="kind">
      <h2 id="kind">{ask}</h2>
      <ul className="mt-3 space-y-3">
        {kinds.map(({ href, title, body }) => (
          <li key={href} className="max-w-none">
            <a
              href={href}
              className="flex items-center justify-between gap-4 rounded-soft border-2 border-indigo bg-sheet p-4 no-underline hover:bg-wash-indigo"
            >
              <span>
                <span className="block font-bold underline underline-offset-4">{title}</span>
                <span className="block text-small text-ash">{body}</span>
              </span>
              <ForwardIcon />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
