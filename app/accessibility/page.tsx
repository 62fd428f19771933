import { getTenant } from '../_shell/tenant.ts'
import { getText } from '../_text/text.ts'
import { pageTitle } from '../_ui/form-words.ts'
import { Page } from '../_ui/page.tsx'

export default async function AccessibilityPage() {
  const { locale, t } = await getText()
  const { title, lead, can, standard, limits, contact } = t.accessibility
  const { hotline } = await getTenant(locale)
  return (
    <Page title={pageTitle(t, title)} back={{ href: '/', label: t.common.home }}>
      <h1>{title}</h1>
      <p className="mt-2">{lead}</p>
      <h2 className="mt-8">{can.title}</h2>
      <List items={can.list} />
      <h2 className="mt-8">{standard.title}</h2>
      <p className="mt-2">{standard.body}</p>
      <h2 className="mt-8">{limits.title}</h2>
      <List items={limits.list} />
      <h2 className="mt-8">{contact.title}</h2>
      <p className="mt-2">{contact.body(hotline)}</p>
    </Page>
  )
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className="mt-2 list-disc space-y-1.5 ps-6">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
