import { afterAll, expect, test } from 'vitest'
import { createLogger } from '#server/platform/logger.ts'
import { servicesWorld } from '#tests/factories/services.ts'

const lines: { level: number; msg: string; code?: string; from?: string }[] = []
const log = createLogger('test', 'info', { write: (text) => void lines.push(JSON.parse(text)) })
const services = await servicesWorld({ log })
afterAll(services.close)

test('a thousand messages that nobody has signed are a line for each place and reason', async () => {
  const code = 'H47.16-261120-0002'
  const ask = (method: string, path: string) =>
    services.send({ method, path, body: method === 'GET' ? '' : '{}', key: null })
  for (let n = 0; n < 250; n++) {
    const answers = await Promise.all([
      ask('POST', '/bank/v1/results'),
      ask('POST', '/bank/v1/counter/verify'),
      ask('POST', '/bank/v1/registrations/read'),
      ask('GET', `/agency/v1/dossiers/${code}`),
    ])
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
  }
  expect(lines).toMatchObject([
    { msg: 'a bank message was refused', code: expect.any(String), from: '127.0.0.1' },
    { msg: 'an agency message was refused', code: expect.any(String), from: '127.0.0.1' },
  ])
}, 30_000)
