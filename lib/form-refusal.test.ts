import { expect, test } from 'vitest'
import { formRefusals, readFormRefusal, writeFormRefusal } from './form-refusal.ts'

test.each(formRefusals)('%s is read as it was written, with its seconds and without', (code) => {
  for (const wait of [null, 0, 5, 3_600])
    expect(readFormRefusal(writeFormRefusal(code, wait))).toEqual({ code, wait })
})

test.each([
  'An unexpected response was received from the server.',
  'NOT_FROM_OWN_PAGE',
  'INTERNAL',
  'TOO_BUSY soon',
  'TOO_BUSY 5 5',
  ' TOO_BUSY 5',
  'TOO_BUSY -1',
  '',
])('"%s" is no refusal after which a form may be sent again', (text) => {
  expect(readFormRefusal(text)).toBeNull()
})
