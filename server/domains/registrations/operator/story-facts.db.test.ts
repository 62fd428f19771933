import { afterAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { registeredAccount } from '#tests/factories/registered-account.ts'
import { registrationWorld } from '#tests/factories/registrations.ts'
import { storyFacts } from './story-facts.ts'

const world = await registrationWorld()
const { deps, sql } = world
afterAll(world.close)

test('what stands around a registration: its holder, scans without content, and who looked', async () => {
  const { holderId, registrationId } = await registeredAccount(world)
  const officer = await world.officer('TELLER')
  await sql(
    `INSERT INTO registration_scan (id, registration_id, form_version, media_type, size, sha256, content_cipher, uploaded_by, uploaded_at)
     VALUES (gen_random_uuid(), $1, 1, 'image/png', 8, $2, 'SECRETSCAN', $3, now())`,
    [registrationId, Buffer.alloc(32, 7), `staff:${officer.id}`],
  )
  await sql(
    `INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject) VALUES (now(), 'STAFF', $1, 'REGISTRATION_VIEWED', $2)`,
    [officer.id, `registration:${registrationId}`],
  )
  const facts = await storyFacts(deps.database, newUuid(), registrationId)
  expect(facts.holder).toMatchObject({ id: holderId, name: 'Công ty Thử', verifiedAt: null, closedAt: null })
  expect(facts.scans).toMatchObject([{ mediaType: 'image/png', size: 8, formVersion: 1 }])
  expect(facts.scans[0]?.uploadedBy).toMatch(/^Cán bộ/)
  expect(facts.looks).toMatchObject([{ self: false }])
  expect(JSON.stringify(facts)).not.toContain('SECRETSCAN')
})
