import { type DestinationStream, pino } from 'pino'

/** Names of fields whose values never reach a log, at the depths where we log objects. */
const secretFields = [
  'card',
  'number',
  'holderName',
  'otp',
  'fact',
  'identityNumber',
  'taxCode',
  'phone',
  'token',
  'cookie',
  'authorization',
  'password',
]

export type Logger = ReturnType<typeof createLogger>

/** JSON lines, on standard output where nothing else is named. Redaction is by field: objects with personal data are logged by id, not whole. */
export function createLogger(
  name: string,
  level: string,
  destination: DestinationStream = pino.destination(1),
) {
  const paths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])
  return pino(
    {
      name,
      level,
      redact: { paths, censor: '[redacted]' },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  )
}
