/**
 * What is another value once a holder's data were written again, in SQL over `holder h`: whoever decides about it names the
 * one that they looked at. Says nothing of the data.
 */
export const holderVersion = `left(encode(sha256(h.details_cipher), 'hex'), 16)`
