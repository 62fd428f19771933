import { orProblem } from '../_shell/or-problem.tsx'
import { getText } from '../_text/text.ts'
import { api } from '../_trpc/visitor.ts'
import { pageTitle } from '../_ui/form-words.ts'
import { Page } from '../_ui/page.tsx'
import { ByInstruction } from './_components/by-instruction.tsx'
import { EnableCards } from './_components/enable-cards.tsx'
import { PaySteps } from './_components/pay-steps.tsx'
import { pictureOf } from './_components/pictures.ts'
import { Questions } from './_components/questions.tsx'

export default function HelpPage() {
  return orProblem(async () => {
    const { locale, t } = await getText()
    const { help } = t
    const issuers = await (await api()).directory.issuers()
    const pictures = await pictureOf(locale)
    const contents = [
      ['prepare', help.prepare.title],
      ['pay', help.pay.title],
      ['instruction', help.instruction.title],
      ['cards', help.cards.title],
      ['questions', help.questions.title],
    ]
    return (
      <Page title={pageTitle(t, help.title)} back={{ href: '/', label: t.common.home }}>
        <h1>{help.title}</h1>
        <p className="mt-1">{help.lead}</p>
        <nav aria-label={help.contents} className="mt-4">
          <ul>
            {contents.map(([id, title]) => (
              <li key={id}>
                <a href={`#${id}`} className="inline-flex min-h-12 items-center">
                  {title}
                </a>
              </li>
            ))}
            <li>
              <a href="/help/organisations" className="inline-flex min-h-12 items-center">
                {t.helpOrganisations.link}
              </a>
            </li>
          </ul>
        </nav>
        <h2 id="prepare" className="mt-8">
          {help.prepare.title}
        </h2>
        <p className="mt-2">{help.prepare.body}</p>
        <p className="mt-2">
          <a href="#cards">{help.prepare.link}</a>
        </p>
        <PaySteps t={t} pictures={pictures} />
        <ByInstruction t={t} />
        <EnableCards issuers={issuers} locale={locale} t={t} />
        <Questions words={help.questions} />
      </Page>
    )
  })
}
