import { orProblem } from '../../../../_shell/or-problem.tsx'
import { getText } from '../../../../_text/text.ts'
import { pageTitle } from '../../../../_ui/form-words.ts'
import { Page } from '../../../../_ui/page.tsx'
import { SubmitButton } from '../../../../_ui/submit-button.tsx'
import { usePass } from './use-pass.ts'

type Props = { params: Promise<{ token: string }> }

/** Where the link of a pass leads. Opening it does nothing, for mail programs open links as well; the button uses it. */
export default function PassPage({ params }: Props) {
  return orProblem(async () => {
    const { token } = await params
    const { t } = await getText()
    const words = t.staff.pass
    return (
      <Page title={pageTitle(t, words.title)}>
        <h1>{words.title}</h1>
        <p className="mt-1">{words.lead}</p>
        <form action={usePass.bind(null, token)} className="mt-4">
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      </Page>
    )
  })
}
