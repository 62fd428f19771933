import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { architectureFaults } from './architecture.ts'

/** A small tree in which each file breaks one rule; the checker must see each of them. */
const tree: Record<string, string> = {
  'tsconfig.json':
    '{"compilerOptions":{"module":"preserve","moduleResolution":"bundler","allowImportingTsExtensions":true,"noEmit":true,"jsx":"react-jsx"}}',
  'package.json':
    '{"type":"module","imports":{"#lib/*":"./lib/*","#server/*":"./server/*","#sandbox/*":"./sandbox/*","#app/*":"./app/*"}}',
  'lib/money.ts': 'export type Dong = bigint\nexport const zero: Dong = 0n\n',
  'lib/leaks.ts': "import { pay } from '#server/domains/payments/index.ts'\nexport const leak = pay\n",
  'server/domains/charges/index.ts': "export { lease } from './leases.ts'\n",
  'server/domains/charges/leases.ts': "import { zero } from '#lib/money.ts'\nexport const lease = zero\n",
  'server/domains/payments/contract.ts':
    "import { lease } from '#server/domains/charges/index.ts'\nexport const dto = lease\n",
  'server/domains/payments/index.ts':
    "import { lease } from '#server/domains/charges/index.ts'\nexport const pay = lease\n",
  'server/domains/payments/deep.ts':
    "import { lease } from '#server/domains/charges/leases.ts'\nexport const deep = lease\n",
  'server/domains/payments/up.ts':
    "import { dossier } from '#server/domains/dossiers/index.ts'\nexport const up = dossier\n",
  'server/domains/payments/caller.ts':
    "import { router } from '#server/api/root.ts'\nexport const caller = router\n",
  'server/domains/payments/one.ts': "import { two } from './two.ts'\nexport const one = () => two\n",
  'server/domains/payments/two.ts': "import { one } from './one.ts'\nexport const two = () => one\n",
  'server/domains/dossiers/index.ts': 'export const dossier = 1\n',
  'server/domains/garage/index.ts': "import { zero } from '#lib/money.ts'\nexport const car = zero\n",
  'server/domains/ledger/index.ts':
    "import { pay } from '#server/domains/payments/index.ts'\nexport const book = pay\n",
  'server/api/root.ts': 'export const router = 1\n',
  'server/platform/clock.ts':
    "import { pay } from '#server/domains/payments/index.ts'\nexport const clock = pay\n",
  'server/http/bank.ts': "import { bank } from '#sandbox/bank.ts'\nexport const http = bank\n",
  'sandbox/bank.ts': "import { router } from '#server/api/root.ts'\nexport const bank = router\n",
  'app/page.tsx': "import { pay } from '#server/domains/payments/index.ts'\nexport default () => pay\n",
  'lib/long.ts': `${'// a line\n'.repeat(300)}export const long = 1\n`,
  'lib/alone.ts': 'export const alone = 1\n',
  'lib/lost.ts': "import { gone } from './gone.ts'\nexport const lost = gone\n",
}

let root = ''
let seen: { faults: string[]; modules: number } = { faults: [], modules: 0 }

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'portal-borders-'))
  for (const [file, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), content)
  }
  seen = await architectureFaults(root, 100)
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each([
  ['file-length', 'lib/long.ts'],
  ['lib-is-alone', 'lib/leaks.ts'],
  ['contract-is-plain', 'server/domains/payments/contract.ts'],
  ['front-door-only', 'server/domains/payments/deep.ts'],
  ['room-payments-rests-on', 'server/domains/payments/up.ts'],
  ['rooms-know-no-callers', 'server/domains/payments/caller.ts'],
  ['no-circle', 'server/domains/payments/'],
  ['no-unknown-room', 'server/domains/garage/index.ts'],
  ['room-ledger-rests-on', 'server/domains/ledger/index.ts'],
  ['platform-knows-no-rooms', 'server/platform/clock.ts'],
  ['server-knows-no-sandbox', 'server/http/bank.ts'],
  ['sandbox-is-another-house', 'sandbox/bank.ts'],
  ['app-sees-contracts', 'app/page.tsx'],
  ['no-orphan', 'lib/alone.ts'],
  ['resolvable', 'lib/lost.ts'],
  ['modules-seen', 'only 22 modules'],
])('%s is seen at %s', (rule, place) => {
  expect(seen.faults.some((fault) => fault.startsWith(`${rule}: ${place}`))).toBe(true)
})

test('what is allowed is not a fault', () => {
  const innocent = seen.faults.filter((fault) =>
    /: server\/domains\/(payments|charges)\/index\.ts/.test(fault),
  )
  expect(innocent).toEqual([])
})
