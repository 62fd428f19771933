import type { Texts } from '../_text/vi/index.ts'
import { ActionForm } from '../_ui/action-form.tsx'
import { formWords, pageTitle } from '../_ui/form-words.ts'
import { SubmitButton } from '../_ui/submit-button.tsx'
import { TextField } from '../_ui/text-field.tsx'
import { lookUp } from './look-up.ts'

/** Asks for a dossier's code and the one fact that its applicant knows. */
export function LookupForm({ t, title, lead }: { t: Texts; title: string; lead?: string }) {
  const { form } = t.home
  return (
    <ActionForm action={lookUp} title={pageTitle(t, title)} words={formWords(t)}>
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
          autoComplete="off"
          inputMode="numeric"
          size="half"
          look="font-mono"
        />
        <SubmitButton>{form.submit}</SubmitButton>
      </div>
    </ActionForm>
  )
}
