'use server'

import type { FormState } from '../_ui/action-form-context.ts'

export async function lookUp(_before: FormState, form: FormData): Promise<FormState> {
  return { errors: [{ field: 'code', message: 'x' }], values: { code: String(form.get('code')) } }
}
