import { ok } from '#lib/result.ts'
import { visitorApiOf } from '#server/api/caller.ts'
import { signInHandlers } from '../../_auth/sign-in-handlers.ts'
import { placeAfter } from './place-after.ts'

/** The staff's sign-in. */
export const { GET, POST } = signInHandlers({
  name: 'staff',
  page: '/staff/sign-in',
  fields: ['email', 'password', 'code'],
  signIn: async (typed, browser) => {
    const order = { email: typed('email'), password: typed('password'), code: typed('code') }
    const said = await (await visitorApiOf(browser)).staffEntry.signIn(order)
    return said.ok ? ok({ id: said.value.staffId, session: said.value.token }) : said
  },
  placeAfter,
})
