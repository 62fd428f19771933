import { TRPCError } from '@trpc/server'
import { afterAll, describe, expect, test } from 'vitest'
import { readPdf } from '#tests/documents/pdf.ts'
import { freshTaxCode } from '#tests/factories/accounts.ts'
import { freshFee } from '#tests/factories/dossier.ts'
import { procedures } from './table.ts'
import { accessWorld, type Caller, type Opened, type Scene, type Stage } from './world.ts'

const world = await accessWorld()
afterAll(world.services.close)

/** What a dossier is about, in words that nothing else says. */
const about = {
  procedure: ['Thủ tục không ai được biết', 'A procedure that stays unknown'],
  label: ['Khoản thu không ai được biết', 'A charge that stays unknown'],
  supplement: ['Khoản bổ sung kín', 'A closed addition'],
  ground: ['Hộ nghèo theo quyết định kín', 'Poor by a closed decision'],
  regulation: ['Nghị quyết kín 77/2019'],
  applicant: ['Phan Thị Khuê Trinh', '049188123987', '0905771133'],
  days: ['2025-02-03', '03/02/2025', '2031-03-07', '07/03/2031'],
} as const
const last4 = '3987'
const bilingual = ([vi, en]: readonly [string, string]) => ({ vi, en })

/** A new dossier with all of that, and the facts that open it. */
function dossierWithFacts() {
  const taxCode = freshTaxCode()
  const [name, identityNumber, phone] = about.applicant
  const secret = 'K7QM4X2D'
  const message = {
    procedureName: bilingual(about.procedure),
    applicant: { kind: 'ORGANISATION' as const, name, identityNumber, taxCode, phone },
    lookupSecret: secret,
    receivedOn: '2025-02-03',
    dueOn: '2031-03-07',
    fees: [
      {
        ...freshFee('F1', 90_000),
        label: bilingual(about.label),
        reduction: '10000',
        ground: bilingual(about.ground),
        regulation: about.regulation[0],
      },
      { ...freshFee('F2', 40_000), label: bilingual(about.supplement) },
      { ...freshFee('F3', 15_000), reduction: '15000', ground: bilingual(about.ground) },
    ],
  }
  const by = (fact: string): Opened => ({ message, fact })
  return { taxCode: by(taxCode), last4: by(last4), secret: by(secret) }
}

/** Writes down everything that procedures answer, files as the text that they print. */
function overhear(caller: Caller) {
  const heard: string[] = []
  const listen = (part: object): object =>
    new Proxy(part, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name)
        if (typeof found !== 'function') return found
        return new Proxy(found, {
          get: (inner, key) => Reflect.get(listen(inner), key),
          async apply(call, self, given) {
            const answer: unknown = await Reflect.apply(call, self, given)
            heard.push(inText(answer))
            return answer
          },
        })
      },
    })
  return { heard, caller: listen(caller) as Caller }
}

const inText = (answer: unknown): string =>
  answer instanceof Uint8Array ? readPdf(answer).pages.flat().join(' ') : (JSON.stringify(answer) ?? '')

const everything = Object.values(about).flat()
/** Of the words that must not be read, those that are; spaces and line ends count for nothing. */
const readIn = (text: string): string[] => {
  const plain = text.replace(/\s+/g, '')
  return everything.filter((words) => plain.includes(words.replace(/\s+/g, '')))
}

async function hearRow(
  row: (typeof procedures)[number],
  token: string | null,
  scene: Scene,
): Promise<string> {
  const { caller, heard } = overhear(await world.callerWith(token))
  await row.call(caller, scene).catch((error: unknown) => {
    if (!(error instanceof TRPCError)) throw error
  })
  return heard.join('\n')
}

describe('a dossier that a tax code alone opened', () => {
  test.each(procedures.map((row, at) => [row.procedure, row.stage, at, row] as const))(
    '%s (%s, row %i) says nothing of what it is about',
    async (_, stage, _at, row) => {
      const scene = await world.scene(stage, dossierWithFacts().taxCode)
      // Somebody who may read it all was here before: nothing that was made for them is given on.
      await readEverything(await fullReader(scene), scene)
      expect(readIn(await hearRow(row, scene.ownerToken, scene))).toEqual([])
      expect(readIn(await hearRow(row, null, scene))).toEqual([])
    },
  )

  test.each(['PRINTED', 'PAID'] as const)(
    'neither do its documents, in whichever language (%s)',
    async (stage) => {
      const scene = await world.scene(stage, dossierWithFacts().taxCode)
      const text = await readEverything(await world.callerWith(scene.ownerToken), scene)
      expect(readIn(text)).toEqual([])
      expect(text).toContain(`hồ sơ ${scene.dossier.code}`)
      expect(text).toContain(scene.publicId)
      expect(text).toContain('120.000')
    },
  )
})

describe.each(['secret', 'last4'] as const)('the same dossier by its %s', (kind) => {
  test.each(['PRINTED', 'PAID'] as const)('is read whole (%s)', async (stage) => {
    const scene = await world.scene(stage, dossierWithFacts()[kind])
    const text = await readEverything(await world.callerWith(scene.ownerToken), scene)
    for (const words of [...about.procedure, ...about.label, ...about.ground, ...about.regulation])
      expect(readIn(text)).toContain(words)
  })
})

describe('a payment that is found again', () => {
  test.each(['PRINTED', 'PAID'] as const)(
    'by the tax code says nothing, by more than that all (%s)',
    async (stage) => {
      const facts = dossierWithFacts()
      const scene = await world.scene(stage, facts.last4)
      const token = await foundAgain(scene, facts.taxCode.fact)
      expect(readIn(await readEverything(await world.callerWith(token), scene))).toEqual([])
      await foundAgain(scene, facts.secret.fact, token)
      expect(readIn(await readEverything(await world.callerWith(token), scene))).toContain(about.label[0])
      // What was proven stays proven.
      await foundAgain(scene, facts.taxCode.fact, token)
      expect(readIn(await readEverything(await world.callerWith(token), scene))).toContain(about.label[0])
    },
  )

  test('the documents of both readers bear one number and one verification code', async () => {
    const facts = dossierWithFacts()
    const scene = await world.scene('PAID', facts.last4)
    const token = await foundAgain(scene, facts.taxCode.fact)
    const { publicId } = scene
    const agencyId = scene.dossier.agencyId
    const [whole, shortened] = await Promise.all(
      [scene.owner, await world.callerWith(token)].map(async ({ documents, payments }) => ({
        view: await payments.view({ publicId }),
        confirmation: inText(await documents.confirmationPdf({ publicId, language: 'vi' })),
        receipt: inText(await documents.receiptPdf({ publicId, agencyId, language: 'vi' })),
      })),
    )
    expect(shortened?.view.verificationCode).toBe(whole?.view.verificationCode)
    expect(shortened?.view.receipts).toEqual(whole?.view.receipts)
    expect([whole?.view.shortened, shortened?.view.shortened]).toEqual([false, true])
    for (const paper of ['confirmation', 'receipt'] as const) {
      expect(shortened?.[paper]).toContain('Bản rút gọn')
      expect(whole?.[paper]).not.toContain('Bản rút gọn')
    }
  })
})

/** A visitor who knows the last digits of the identity number, and found the payment by them. */
async function fullReader(scene: Scene): Promise<Caller> {
  const token = await foundAgain(scene, last4)
  return world.callerWith(token)
}

/** The cookie of a browser that found the scene's payment. */
async function foundAgain({ publicId }: Scene, fact: string, token: string | null = null): Promise<string> {
  const found = await (await world.callerWith(token)).payments.find({ publicId, fact })
  if (!found.ok) throw new Error(found.error.code)
  return found.value.visitorToken ?? token ?? ''
}

/** Everything that this visitor can read of the scene: answers of procedures, and documents as their text. */
async function readEverything(caller: Caller, scene: Scene & { readonly stage?: Stage }): Promise<string> {
  const { publicId, dossier, verificationCode } = scene
  const { documents, dossiers, payments } = caller
  const languages = ['vi', 'vi-en'] as const
  const reads = [
    dossiers.list(),
    payments.view({ publicId }),
    payments.live({ publicId }),
    payments.mine(),
    documents.verify({ code: verificationCode }),
    documents.confirmationPdf({ publicId, language: 'en' }),
    ...languages.flatMap((language) => [
      documents.confirmationPdf({ publicId, language }),
      documents.receiptPdf({ publicId, agencyId: dossier.agencyId, language }),
      documents.instructionPdf({ publicId, format: 'a4', language }),
      documents.instructionPdf({ publicId, format: 'receipt', language }),
    ]),
  ]
  const answers = await Promise.allSettled<unknown>(reads)
  return answers.map((answer) => (answer.status === 'fulfilled' ? inText(answer.value) : '')).join('\n')
}
