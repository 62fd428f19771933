import { readFileSync } from 'node:fs'
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

const DOCUMENT = new URL('../../docs/bank-api.openapi.yaml', import.meta.url)

type Content = { readonly content?: { readonly 'application/json'?: { readonly schema: AnySchema } } }
type Operation = {
  readonly requestBody?: Content | Reference
  readonly responses: Readonly<Record<string, Content | Reference>>
}
type Reference = { readonly $ref: string }
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }

/** One message of either side: `status` for answers only. */
export type BankMessage = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly status?: number
  readonly body: unknown
}

/**
 * docs/bank-api.openapi.yaml as a judge. `faults` answers what a message breaks, an empty list when it keeps
 * to the document; a path, method or status that the document does not have is a fault too.
 */
export function bankApi() {
  const document = parse(readFileSync(DOCUMENT, 'utf8')) as Document
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true })
  ajv.addVocabulary(['openapi', 'info', 'servers', 'paths', 'components'])
  ajv.addSchema({ $id: 'bank-api', ...document })

  const faults = (message: BankMessage): string[] => {
    const operation = findOperation(document, message)
    if (operation === undefined) return [`${message.method} ${message.path} is not in the document`]
    const { status } = message
    const content = status === undefined ? operation.requestBody : operation.responses[String(status)]
    if (content === undefined)
      return status === undefined && isEmpty(message.body) ? [] : ['not in the document']
    const schema = resolved(document, content).content?.['application/json']?.schema
    if (schema === undefined) return ['has no schema in the document']
    const validate = ajv.compile(withBase(schema))
    return validate(message.body) ? [] : (validate.errors ?? []).map(inWords)
  }
  return { faults, operations: operationsOf(document) }
}

const isEmpty = (body: unknown): boolean => body === undefined || body === ''

const inWords = (error: { instancePath: string; message?: string | undefined }): string =>
  `${error.instancePath || 'body'} ${error.message ?? 'is wrong'}`

/** References inside a schema are to the whole document. */
function withBase(schema: AnySchema): AnySchema {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"bank-api#/components/')
  return JSON.parse(text) as AnySchema
}

function resolved(document: Document, content: Content | Reference): Content {
  if (!('$ref' in content)) return content
  const steps = content.$ref.slice(2).split('/')
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document) as Content
}

function findOperation(document: Document, { method, path }: BankMessage): Operation | undefined {
  const found = Object.entries(document.paths).find(([template]) => patternOf(template).test(path))
  return found?.[1][method.toLowerCase()] as Operation | undefined
}

const patternOf = (template: string): RegExp => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`)

/** `POST /bank/v1/…` with the statuses that the document foresees, for tests that count what they covered. */
function operationsOf(document: Document): { name: string; statuses: string[] }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    ['get', 'post', 'put']
      .filter((method) => method in item)
      .map((method) => ({
        name: `${method.toUpperCase()} ${path}`,
        statuses: Object.keys((item[method] as Operation).responses),
      })),
  )
}
