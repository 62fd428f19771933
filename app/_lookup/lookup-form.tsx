import type { Texts } from '../_text/vi/index.ts'
import { ActionForm } from '../_ui/action-form.tsx'
import { formWords, pageTitle } from '../_ui/form-words.ts'
import { SubmitButton } from '../_ui/submit-button.tsx'
import { TextField } from '../_ui/text-field.tsx'
import { lookUp } from './look-up.ts'
import { SecretFromSlip } from './secret-from-slip.tsx'

type Props = {
  readonly t: Texts
  readonly title: string
  readonly lead?: string
  /** From the address in a slip's QR code. */
  readonly code?: string
}

/** Asks for a dossier's code and the one fact that its applicant knows. */
export function LookupForm({ t, title, lead, code = '' }: Props) {
  const { form } = t.home
  return (
    <ActionForm
      action={lookUp}
      title={pageTitle(t, title)}
      words={formWords(t)}
      initial={{ errors: [], values: { code } }}
    >
      <h1>{title}</h1>
      {lead && <p className="mt-1">{lead}</p>}
      <div className="mt-3 space-y-3">
        <TextField
          name="code"
          label={form.code}
          hint={form.codeHint}
          autoComplete="off"
          autoCapitalize="characters"
          look="font-mono uppercase placeholder:normal-case"
        />
        <TextField
          name="fact"
          label={form.fact}
          hint={form.factHint}
          autoComplete="off"
          autoCapitalize="characters"
          size="half"
          look="font-mono"
        />
        <SecretFromSlip field="fact" />
        <SubmitButton>{form.submit}</SubmitButton>
      </div>
    </ActionForm>
  )
}
