/** Why a form was not taken before anything acted on it. It may be sent once more. */
export const formRefusals = ['BODY_TOO_LARGE', 'TOO_BUSY', 'TOO_MANY', 'TOO_SLOW'] as const

export type FormRefusal = {
  readonly code: (typeof formRefusals)[number]
  /** Seconds to wait before it is sent again; null where waiting does not help. */
  readonly wait: number | null
}

/**
 * How a refusal is written for the script that sent a form: `TOO_BUSY 5`. Next hands the text of an answer on to the page where its
 * type is `text/plain` and nothing else, without a charset, so it is ASCII.
 */
export const formRefusalType = 'text/plain'

export const writeFormRefusal = (code: string, wait: number | null): string =>
  wait === null ? code : `${code} ${wait}`

/** @returns null for any other text */
export function readFormRefusal(text: string): FormRefusal | null {
  const [, written, seconds] = /^([A-Z_]+)(?: (\d{1,4}))?$/.exec(text) ?? []
  const code = formRefusals.find((one) => one === written)
  return code === undefined ? null : { code, wait: seconds === undefined ? null : Number(seconds) }
}
