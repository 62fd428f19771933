import { expect, test } from '../fixtures/test.ts'
import {
  acceptInvitation,
  beginInvitation,
  codesAboutMembers,
  confirmInvitation,
  fillFields,
  invitationOn,
  inviteAccountant,
  newPerson,
} from '../pages/account.ts'
import { textsOf } from '../pages/payer.ts'
import { newHolderOrganisation, newHolderPerson } from '../pages/registered-holder.ts'

const t = textsOf.vi
const words = t.account.invitation
const heading = { level: 1 } as const

test('an invitation is for the telephone it was sent to, once, and until it is withdrawn; whoever opens it otherwise reads why', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const { person: owner } = await newHolderOrganisation(page, sandbox)
  const accountant = newPerson('Võ Thị Cúc')
  await inviteAccountant(page, sandbox, { owner, accountant })
  const place = await invitationOn(page.context(), sandbox, accountant.phone)

  const stranger = await (await newVisitor()).newPage()
  await newHolderPerson(stranger, sandbox)
  await stranger.goto(place)
  await stranger.getByRole('button', { name: words.join }).click()
  await expect(stranger.getByRole('main').getByRole('alert')).toContainText(words.refused.OTHER_PHONE)

  const hers = await (await newVisitor()).newPage()
  await acceptInvitation(hers, sandbox, place, accountant)
  await page.reload()
  const member = page.getByRole('listitem').filter({ hasText: accountant.name })
  await expect(member.first()).toContainText(t.account.roles.ACCOUNTANT)

  for (const again of [hers, stranger]) {
    await again.goto(place)
    await expect(again.getByRole('heading', heading)).toHaveText(words.USED.title)
  }
  await stranger.goto(`${place.slice(0, -1)}`)
  await expect(stranger.getByRole('heading', heading)).toHaveText(words.UNKNOWN.title)

  const other = newPerson('Trần Văn Tám')
  await inviteAccountant(page, sandbox, { owner, accountant: other })
  const withdrawn = await invitationOn(page.context(), sandbox, other.phone)
  await page.getByRole('button', { name: t.account.members.invitations.withdraw }).click()
  await expect(page.getByRole('status')).toContainText(t.account.members.done.withdrawn)
  await stranger.goto(withdrawn)
  await expect(stranger.getByRole('heading', heading)).toHaveText(words.REPLACED.title)
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('nobody is invited, nor made an owner, without a code on the owner’s own telephone', async ({
      page,
      sandbox,
      newVisitor,
    }) => {
      const { members } = t.account
      const { person: owner } = await newHolderOrganisation(page, sandbox)
      const accountant = newPerson('Võ Thị Cúc')
      await beginInvitation(page, accountant)
      const main = page.getByRole('main')
      await main.getByRole('button', { name: members.confirm.INVITE.submit }).click()
      await expect(main.getByRole('alert').getByRole('link')).toHaveText([t.register.code.refused.CODE_EMPTY])
      await confirmInvitation(page, sandbox, owner)
      const hers = await (await newVisitor({ javaScriptEnabled })).newPage()
      const place = await invitationOn(page.context(), sandbox, accountant.phone)
      await acceptInvitation(hers, sandbox, place, accountant)

      const asked = await codesAboutMembers(page.context(), sandbox, owner)
      await page.goto('/account/members')
      await page.getByRole('link', { name: members.change.OWNER }).click()
      await main.getByRole('button', { name: members.ask.OWNER.submit }).click()
      await expect(page.getByRole('heading', heading)).toHaveText(members.confirm.OWNER.title)
      await expect(main).toContainText(accountant.name.replaceAll(' ', '\u00A0'))
      await fillFields(page, { code: await asked.next() })
      await main.getByRole('button', { name: members.confirm.OWNER.submit }).click()
      await expect(page.getByRole('status')).toContainText(members.done.role)
      await expect(page.getByRole('listitem').filter({ hasText: accountant.name }).first()).toContainText(
        t.account.roles.OWNER,
      )
    })
  })
}
