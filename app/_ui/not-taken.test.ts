import { expect, test } from 'vitest'
import { formRefusals, writeFormRefusal } from '#lib/form-refusal.ts'
import { texts as en } from '../_text/en/index.ts'
import { texts as vi } from '../_text/vi/index.ts'
import { formWords } from './form-words.ts'
import { notTaken } from './not-taken.ts'

const languages = [formWords(vi), formWords(en)]

test.each(formRefusals)('a form refused as %s says what to do next, in both languages', (code) => {
  const [vietnamese, english] = languages.map((words) =>
    notTaken(new Error(writeFormRefusal(code, null)), words),
  )
  expect(vietnamese).toEqual({ field: '', message: expect.stringMatching(/Xin .* gửi lại\.$/) })
  expect(english).toEqual({ field: '', message: expect.stringMatching(/then send it again\.$/) })
})

test.each(['TOO_BUSY', 'TOO_MANY'])('%s says how many seconds to wait, which are counted down', (code) => {
  const [vietnamese, english] = languages.map((words) =>
    notTaken(new Error(writeFormRefusal(code, 7)), words),
  )
  expect(vietnamese).toEqual({ field: '', wait: 7, message: expect.stringContaining('chờ 7 giây') })
  expect(english).toEqual({ field: '', wait: 7, message: expect.stringContaining('Wait 7 seconds') })
})

test('a failed fetch is a portal that cannot be reached', () => {
  const words = formWords(vi)
  expect(notTaken(new TypeError('Failed to fetch'), words)).toEqual({ field: '', message: words.unreached })
})

test.each([
  ['an answer that is none of ours', new Error('An unexpected response was received from the server.')],
  ['a fault of the server', new Error('INTERNAL')],
  ['a form that did not come from our page', new Error('NOT_FROM_OWN_PAGE')],
  [
    'what leads on to another page',
    Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/;307;' }),
  ],
  ['what is no error', 'TOO_BUSY 5'],
])('%s is left to whoever shows it', (_, error) => {
  expect(notTaken(error, formWords(en))).toBeNull()
})
