import { notFound, redirect } from 'next/navigation'
import { getText } from '../../../../_text/text.ts'
import { accountPage } from '../../../_shell/account-page.tsx'
import { AskFirst } from '../../../_ui/ask-first.tsx'
import { PasswordField } from '../../../_ui/password-field.tsx'
import { registrationPath } from '../../_components/registration-path.ts'
import { knownRegistration } from '../_components/known-registration.ts'
import { NoRegistration } from '../_components/no-registration.tsx'
import { isQuestion, questionOf } from '../_components/questions.ts'
import { RegistrationFacts } from '../_components/registration-facts.tsx'
import { answerQuestion } from '../actions.ts'

type Props = { params: Promise<{ number: string; question: string }> }

export default async function QuestionPage({ params }: Props) {
  const { number, question: address } = await params
  if (!isQuestion(address)) notFound()
  const question = questionOf[address]
  const here = registrationPath(number)
  return accountPage({ here: registrationPath(number, address), roles: ['OWNER'] }, async () => {
    const { locale, t } = await getText()
    const registration = await knownRegistration(number)
    if (!registration) return <NoRegistration t={t} />
    // What is no longer possible is not asked: the registration's own page says where it stands.
    if (!registration.actions.includes(question)) redirect(here)
    const { ask, title } = t.bankAccounts
    return (
      <AskFirst
        words={ask[question]}
        back={{ href: here, label: title, button: ask.back }}
        action={answerQuestion.bind(null, number, registration.version, question)}
        t={t}
      >
        <RegistrationFacts
          registration={registration}
          only={['number', 'account', 'bank']}
          locale={locale}
          t={t}
        />
        {question === 'CLOSE' && <PasswordField t={t} />}
      </AskFirst>
    )
  })
}
