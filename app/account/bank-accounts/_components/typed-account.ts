import { formatFormNumber } from '#lib/form-number.ts'
import { formatDong } from '#lib/money.ts'
import {
  type DraftRefusal,
  draftFields,
  type EditRefusal,
  type FieldRefusal,
} from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import type { FieldError, FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'

const LONGEST_PUT_BACK = 300

/** The account as it was typed. */
export function typedAccount(form: FormData) {
  return {
    accountNumber: textOf(form, 'accountNumber'),
    accountHolder: textOf(form, 'accountHolder'),
    bank: textOf(form, 'bank'),
    branch: textOf(form, 'branch'),
    scope: textOf(form, 'scope'),
    dailyLimit: textOf(form, 'dailyLimit'),
  }
}

/** The form with a sentence for everything to be mended, and all that was typed. */
export function accountBack(t: Texts, form: FormData, error: DraftRefusal | EditRefusal): FormState {
  const typed: Record<string, string> = typedAccount(form)
  const values = Object.fromEntries(
    draftFields.map((field) => [field, (typed[field] ?? '').slice(0, LONGEST_PUT_BACK)]),
  )
  return formBack(toMend(t, error), values)
}

function toMend(t: Texts, error: DraftRefusal | EditRefusal): FieldError[] {
  const { form, refused } = t.bankAccounts
  if (error.code === 'FIELDS') return inOrderOfThePage(error.fields).map((field) => fieldError(t, field))
  if (error.code === 'ACCOUNT_REGISTERED') {
    return [{ field: 'accountNumber', message: form.ACCOUNT_REGISTERED(formatFormNumber(error.number)) }]
  }
  if (error.code === 'ACCOUNT_ELSEWHERE') {
    return [{ field: 'accountNumber', message: form.ACCOUNT_ELSEWHERE }]
  }
  if (error.code === 'TOO_MANY_OPEN') return [{ field: '', message: form.TOO_MANY_OPEN(error.most) }]
  const message = error.code === 'NOT_REPLACEABLE' ? form.NOT_REPLACEABLE : refused[error.code]
  return [{ field: '', message }]
}

const order = ['bank', 'branch', 'accountNumber', 'accountHolder', 'scope', 'dailyLimit']

function inOrderOfThePage(fields: readonly FieldRefusal[]): FieldRefusal[] {
  return fields.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

function fieldError(t: Texts, refusal: FieldRefusal): FieldError {
  const { refused } = t.bankAccounts.form
  const { field } = refusal
  if (refusal.code === 'ACCOUNT_LENGTH') return { field, message: refused.ACCOUNT_LENGTH(refusal.digits) }
  if (refusal.code === 'LIMIT_LOW' || refusal.code === 'LIMIT_HIGH') {
    return { field, message: refused[refusal.code](formatDong(BigInt(refusal.bound))) }
  }
  return { field, message: refused[refusal.code] }
}
