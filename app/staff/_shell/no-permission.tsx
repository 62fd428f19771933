import { getText } from '../../_text/text.ts'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { pageTitle } from '../../_ui/form-words.ts'
import { DeskPage } from '../_ui/desk-page.tsx'

/** Says that a desk is for another role, and where one's own are. */
export async function NoPermission() {
  const { t } = await getText()
  const { title, body, back } = t.staff.shell.noPermission
  return (
    <DeskPage title={pageTitle(t, title)} heading={title}>
      <p>{body}</p>
      <div className="mt-6">
        <ButtonLink href="/staff" kind="secondary">
          {back}
        </ButtonLink>
      </div>
    </DeskPage>
  )
}
