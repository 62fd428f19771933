import { err, type Result } from '#lib/result.ts'
import { type AttachRefusal, largestScan } from '#server/domains/registrations/desk-contract.ts'

type Seen = { readonly number: string; readonly version: number }
/** ENDED: the session is over. FAILED: the line broke or the server did. */
export type UploadRefusal = AttachRefusal | { readonly code: 'ENDED' } | { readonly code: 'FAILED' }
export type Uploaded = Result<{ readonly scanId: string }, UploadRefusal>

/** Sends the file as it is; `onProgress` hears the whole percents that are on the way. Never throws. */
export function uploadScan(
  file: File,
  { number, version }: Seen,
  onProgress: (percent: number) => void,
): Promise<Uploaded> {
  if (file.size > largestScan) return Promise.resolve(err({ code: 'SCAN_TOO_LARGE' }))
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/staff/registrations/scan/${number}?version=${version}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((100 * loaded) / total))
    request.onload = () => done(answerOf(request))
    request.onerror = () => done(err({ code: 'FAILED' }))
    request.send(file)
  })
}

const refusals = new Map<number, UploadRefusal['code'] & ('ENDED' | 'SCAN_TOO_LARGE')>([
  [401, 'ENDED'],
  [413, 'SCAN_TOO_LARGE'],
])

function answerOf({ status, response }: XMLHttpRequest): Uploaded {
  return status === 200 ? response : err({ code: refusals.get(status) ?? 'FAILED' })
}
