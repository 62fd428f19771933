import { ok } from '#lib/result.ts'
import { visitorApiOf } from '#server/api/caller.ts'
import { signInHandlers } from '../../_auth/sign-in-handlers.ts'
import { placeAfter } from './place-after.ts'

/** The sign-in of organisations and persons. */
export const { GET, POST } = signInHandlers({
  name: 'account',
  page: '/sign-in',
  fields: ['phone', 'password'],
  signIn: async (typed, browser) => {
    const order = { phone: typed('phone'), password: typed('password') }
    const said = await (await visitorApiOf(browser)).accountEntry.signIn(order)
    return said.ok ? ok({ id: said.value.accountId, session: said.value.token }) : said
  },
  placeAfter,
})
