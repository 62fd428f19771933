import { expect, test } from 'vitest'
import { fieldGroups, fieldValue, readForm } from './form.ts'
import { presets } from './presets.ts'
import { type SwitchboardSettings, switchboardSchema } from './settings.ts'

/** What a browser sends back of a form filled in with these settings. */
function filledIn(settings: SwitchboardSettings): Record<string, string> {
  const names = fieldGroups.flatMap(({ fields }) => fields.map(({ name }) => name))
  const entries = names.map((name) => [name, fieldValue(settings, name)] as const)
  const down = settings.down ? { down: 'on' } : {}
  return { ...Object.fromEntries(entries), seed: String(settings.seed), ...down }
}

test.each(presets)('preset $id comes back from the form as it went in', ({ settings }) => {
  const parsed = switchboardSchema.parse(settings)
  expect(readForm(filledIn(parsed))).toEqual({ success: true, data: parsed })
})

test.each([
  ['debit.slow', '1.5'],
  ['debit.slow', ''],
  ['results.copies', '101'],
  ['verify.declineReason', 'WHY_NOT'],
  ['seed', '-1'],
])('%s %j is refused', (name, value) => {
  const form = { ...filledIn(switchboardSchema.parse({})), [name]: value }
  expect(readForm(form).success).toBe(false)
})
