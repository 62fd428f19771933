import { getText } from './_text/text.ts'
import { ButtonLink } from './_ui/button-link.tsx'
import { pageTitle } from './_ui/form-words.ts'
import { Page } from './_ui/page.tsx'

export default async function NotFound() {
  const { t } = await getText()
  const { notFound, home, footer } = t.common
  return (
    <Page title={pageTitle(t, notFound.title)}>
      <h1 className="mt-4">{notFound.title}</h1>
      <p className="mt-3">{notFound.body}</p>
      <p className="mt-3">{notFound.next}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href="/">{home}</ButtonLink>
        <ButtonLink href="/find" kind="secondary">
          {footer.find}
        </ButtonLink>
      </div>
    </Page>
  )
}
