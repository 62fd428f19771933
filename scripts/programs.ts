import type { DatabaseUrls } from './database-part.ts'
import type { PartSpec } from './part.ts'
import type { KeySet, Secrets } from './secrets.ts'

/** Where each program listens, on this machine; `mail` is the sandbox's mail server. */
export type Ports = {
  readonly portal: number
  readonly services: number
  readonly sandbox: number
  readonly mail: number
}

export const PROGRAMS = ['sandbox', 'services', 'portal'] as const
export type Program = (typeof PROGRAMS)[number]

type Environment = Record<string, string>

/** Everything that the programs are told, beside what the operator set. */
export type Wiring = {
  readonly ports: Ports
  readonly databases: DatabaseUrls
  readonly demo: boolean
  readonly secrets: Secrets
  /** what the operator or a test set; it wins */
  readonly given: Readonly<Environment>
  readonly dev: boolean
}

/** How each program is run. */
export function programSpecs(wiring: Wiring): Record<Program, PartSpec> {
  const { ports, dev } = wiring
  const env = sharedEnvironment(wiring)
  return {
    sandbox: {
      name: 'sandbox',
      args: ['sandbox/main.ts'],
      env: sandboxEnvironment(wiring, env),
      url: `http://127.0.0.1:${ports.sandbox}/`,
    },
    services: {
      name: 'services',
      args: ['server/main.ts'],
      env,
      url: `http://127.0.0.1:${ports.services}/health`,
    },
    portal: {
      name: 'portal',
      args: ['server/portal.ts'],
      env: { ...env, PORT: String(ports.portal), NODE_ENV: dev ? 'development' : 'production' },
      url: `http://127.0.0.1:${ports.portal}/api/health`,
    },
  }
}

/** Addresses for people and programs of this machine. */
export function addresses(ports: Ports): Record<Program, string> {
  return {
    portal: `http://localhost:${ports.portal}`,
    services: `http://localhost:${ports.services}`,
    sandbox: `http://localhost:${ports.sandbox}`,
  }
}

function sharedEnvironment({ ports, databases, demo, secrets, given }: Wiring): Environment {
  const at = addresses(ports)
  const common: Environment = {
    DATABASE_URL: databases.app,
    PORTAL_URL: at.portal,
    API_PORT: String(ports.services),
    SERVICES_URL: at.services,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  return { ...common, ...(demo ? demoEnvironment(at.sandbox, ports.mail, secrets) : {}), ...given }
}

function demoEnvironment(sandbox: string, mailPort: number, { keys, signing }: Secrets): Environment {
  return {
    DEMO: 'true',
    BANK_URL: sandbox,
    AGENCY_URL: sandbox,
    BANK_PUBLIC_KEYS: JSON.stringify(signing.bank.publicKeys),
    OTHER_BANKS: JSON.stringify([hoiAnBank(sandbox, signing.hoiAnBank)]),
    AGENCY_PUBLIC_KEYS: JSON.stringify(signing.agency.publicKeys),
    PORTAL_PRIVATE_KEYS: JSON.stringify(signing.portal.privateKeys),
    SMS_URL: sandbox,
    SMS_API_KEY: 'demo',
    SMS_SECRET_KEY: keys.sms,
    SMS_BRANDNAME: 'DVC',
    SMTP_URL: `smtp://portal:${keys.mail}@127.0.0.1:${mailPort}`,
    MAIL_FROM: 'khong-tra-loi@thanhtoan.example',
    LOOKUP_KEY: keys.lookup,
    COLUMN_KEY: keys.columns,
    NEXTAUTH_SECRET: keys.staffCookies,
  }
}

/** A made-up bank that takes money at its counters only, played by the sandbox under a path of its own. */
function hoiAnBank(sandbox: string, { publicKeys }: KeySet) {
  return {
    name: 'hoi-an-bank',
    displayName: { vi: 'Ngân hàng Hội An', en: 'Hội An Bank' },
    url: `${sandbox}/hoi-an-bank`,
    keys: publicKeys.keys,
  }
}

const ofThePortalAlone: ReadonlySet<string> = new Set([
  'PORTAL_PRIVATE_KEYS',
  'LOOKUP_KEY',
  'COLUMN_KEY',
  'NEXTAUTH_SECRET',
  'DATABASE_URL',
])

/** The sandbox is the other side: it has the bank's and the agencies' secrets, and none of the portal's. */
function sandboxEnvironment({ ports, databases, secrets }: Wiring, env: Environment): Environment {
  const theirs = Object.entries(env).filter(([name]) => !ofThePortalAlone.has(name))
  return {
    ...Object.fromEntries(theirs),
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_URL: addresses(ports).sandbox,
    SANDBOX_MAIL_PORT: String(ports.mail),
    ...(databases.sandbox ? { SANDBOX_DATABASE_URL: databases.sandbox } : {}),
    BANK_PRIVATE_KEYS: JSON.stringify(secrets.signing.bank.privateKeys),
    HOI_AN_BANK_PRIVATE_KEYS: JSON.stringify(secrets.signing.hoiAnBank.privateKeys),
    AGENCY_PRIVATE_KEYS: JSON.stringify(secrets.signing.agency.privateKeys),
    PORTAL_PUBLIC_KEYS: JSON.stringify(secrets.signing.portal.publicKeys),
  }
}
