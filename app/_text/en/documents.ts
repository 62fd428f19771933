import type { Texts } from '../vi/index.ts'

export const documents: Texts['documents'] = {
  busy: {
    title: 'Many documents are being made',
    next: 'Yours has not been made yet. Wait about 10 seconds and try again; the document and the amounts stay the same.',
  },
  failed: {
    title: 'The document could not be made',
    next: 'The portal had a fault while making this document. Try again; the payment is not affected.',
  },
  again: 'Try again',
}
