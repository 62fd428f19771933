import { getText } from '../../_text/text.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { PhoneField } from '../../register/_components/account-fields.tsx'
import { startReset } from './actions.ts'

type Props = { searchParams: Promise<{ say?: string | string[] }> }

export default async function ResetPage({ searchParams }: Props) {
  const { t } = await getText()
  const { reset } = t.register
  const isGone = (await searchParams).say === 'gone'
  return (
    <Page back={{ href: '/sign-in', label: t.signIn.title }}>
      {isGone && (
        <div className="mb-4">
          <Notice kind="waiting" title={reset.gone} live />
        </div>
      )}
      <ActionForm action={startReset} title={pageTitle(t, reset.title)} words={formWords(t)}>
        <h1>{reset.title}</h1>
        <p className="mt-1">{reset.lead}</p>
        <div className="mt-4 space-y-4">
          <PhoneField label={reset.phone} />
          <SubmitButton>{reset.submit}</SubmitButton>
        </div>
      </ActionForm>
    </Page>
  )
}
