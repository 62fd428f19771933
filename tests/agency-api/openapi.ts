import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

const file = new URL('../../docs/agency-api.openapi.yaml', import.meta.url)
const name = 'agency-api'

/** docs/agency-api.openapi.yaml as a judge: what a message breaks, an empty list when it keeps to the document. */
export function agencyApi() {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema({ $id: name, ...parse(readFileSync(file, 'utf8')) })

  const faults = (pointer: string, body: unknown): string[] => {
    const validate = ajv.compile({ $ref: `${name}#${pointer}` })
    return validate(body)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
  }
  const dossiers = '/paths/~1agency~1v1~1dossiers~1%7Bcode%7D'
  return {
    /** A status that the document does not have throws. */
    answer: (method: 'GET' | 'PUT', status: number, body: unknown) =>
      faults(
        `${dossiers}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`,
        body,
      ),
    dossier: (body: unknown) => faults('/components/schemas/Dossier', body),
    paymentStateMessage: (body: unknown) => faults('/components/schemas/PaymentStateMessage', body),
  }
}
