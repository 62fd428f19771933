'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import type { FormState, FormWords } from './action-form-context.ts'
import { notTaken } from './not-taken.ts'

type Action = (before: FormState, form: FormData) => Promise<FormState>

/**
 * The state of a form that is posted to an action, and comes back even where the portal cannot be reached or refuses it: with a sentence,
 * all that was typed, and the same request id, so that a request that did arrive is not made twice. Until the page is alive it posts the
 * action as it is, as a browser without script does.
 */
export function useReachingAction(action: Action, initial: FormState, words: FormWords) {
  const form = useRef<HTMLFormElement>(null)
  const unsent = useRef<FormData>(null)
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])

  const reaching: Action = async (before, typed) => {
    try {
      return await action(before, typed)
    } catch (error) {
      const why = notTaken(error, words)
      if (why === null) throw error
      unsent.current = typed
      return { errors: [why], values: before.values }
    }
  }
  const [state, send] = useActionState(alive ? reaching : action, initial)

  // React empties a form whose action has ended, in the same step in which its state is new.
  useEffect(() => {
    if (form.current === null || unsent.current === null || state.errors.length === 0) return
    fillAgain(form.current, unsent.current)
    unsent.current = null
  }, [state])
  return { form, state, send }
}

/** Puts what was typed and chosen back into a form's fields. */
function fillAgain(form: HTMLFormElement, typed: FormData): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement) fillInput(field, typed.getAll(field.name))
    else if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
      field.value = String(typed.get(field.name) ?? '')
  }
}

function fillInput(field: HTMLInputElement, sent: FormDataEntryValue[]): void {
  if (field.type === 'radio' || field.type === 'checkbox') field.checked = sent.includes(field.value)
  else if (field.type !== 'hidden' && typeof sent[0] === 'string') field.value = sent[0]
}
