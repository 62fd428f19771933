import { orProblem } from '../../_shell/or-problem.tsx'
import { getText } from '../../_text/text.ts'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { PicturedSteps } from '../_components/pictured-steps.tsx'
import { pictureOf } from '../_components/pictures.ts'
import { Questions } from '../_components/questions.tsx'

/** PRODUCT S1.9: the guide for organisations. */
export default function OrganisationsHelpPage() {
  return orProblem(async () => {
    const { locale, t } = await getText()
    const words = t.helpOrganisations
    const pictures = await pictureOf(locale)
    return (
      <Page title={pageTitle(t, words.title)} back={{ href: '/help', label: t.help.title }}>
        <h1>{words.title}</h1>
        <p className="mt-1">{words.lead}</p>
        {[words.register, words.pay, words.instead].map(({ title, steps }) => (
          <section key={title}>
            <h2 className="mt-8">{title}</h2>
            <PicturedSteps steps={steps} pictures={pictures} alt={words.pictureAlt} />
          </section>
        ))}
        <Questions words={words.questions} />
        <div className="mt-8">
          <ButtonLink href="/register">{t.register.choice.title}</ButtonLink>
        </div>
      </Page>
    )
  })
}
