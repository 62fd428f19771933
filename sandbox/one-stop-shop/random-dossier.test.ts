import { expect, test } from 'vitest'
import { parseDossierCode } from '#lib/vietnamese/dossier-code.ts'
import { agencyDossierSchema } from '#server/domains/dossiers/index.ts'
import { randomDossier } from './random-dossier.ts'

test('random dossiers are ones that the portal takes', () => {
  for (let round = 0; round < 300; round++) {
    const { code, document } = randomDossier(new Date('2026-11-21T03:00:00Z'))
    expect(parseDossierCode(code)).toEqual({ ok: true, value: code })
    const read = agencyDossierSchema.safeParse(document)
    expect(read.error?.issues).toBeUndefined()
    expect(code.startsWith(document.agency)).toBe(true)
  }
})
