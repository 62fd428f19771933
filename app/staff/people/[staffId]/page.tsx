import { getText } from '../../../_text/text.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { staffPage } from '../../_shell/staff-page.tsx'
import { DeskPage } from '../../_ui/desk-page.tsx'
import { changePersonTo } from '../actions.ts'
import { PersonFields } from '../person-fields.tsx'

type Props = { params: Promise<{ staffId: string }> }

/** Another role, place or address for somebody who works here: what is typed is proposed, and another person approves it. */
export default function ChangePersonPage({ params }: Props) {
  return staffPage(['ADMINISTRATOR', 'BANK_ADMINISTRATOR'], async (staff) => {
    const { staffId } = await params
    const { locale, t } = await getText()
    const asked = await api()
    const [people, agencies, banks] = await Promise.all([
      asked.staff.people(),
      staff.role === 'ADMINISTRATOR' ? asked.staff.agencies() : [],
      asked.directory.banks(),
    ])
    const words = t.staff.people.change
    const person = people.find(({ id, state }) => id === staffId && state === 'ACTIVE')
    if (person === undefined || person.isYou)
      return <Gone title={t.staff.people.title} gone={words.gone} back={words.back} />
    const { email, role, agency, bank, branch, name } = person
    const initial = {
      errors: [],
      values: { email, role, agencyId: agency?.id ?? '', bank: bank ?? '', branch: branch ?? '' },
    }
    const title = words.title(name ?? email)
    return (
      <DeskPage title={pageTitle(t, title)} heading={title} lead={words.lead}>
        <div className="max-w-[45rem]">
          <ActionForm action={changePersonTo.bind(null, person.id)} words={formWords(t)} initial={initial}>
            <div className="space-y-4">
              <PersonFields
                staff={staff}
                agencies={agencies}
                banks={banks}
                emailLabel={words.email}
                locale={locale}
                t={t}
              />
              <SubmitButton>{t.staff.people.invite.submit}</SubmitButton>
            </div>
          </ActionForm>
          <div className="mt-6">
            <ButtonLink href="/staff/people" kind="secondary">
              {words.back}
            </ButtonLink>
          </div>
        </div>
      </DeskPage>
    )
  })
}

function Gone({ title, gone, back }: { title: string; gone: string; back: string }) {
  return (
    <DeskPage title={title} heading={title}>
      <p>{gone}</p>
      <div className="mt-6">
        <ButtonLink href="/staff/people" kind="secondary">
          {back}
        </ButtonLink>
      </div>
    </DeskPage>
  )
}
