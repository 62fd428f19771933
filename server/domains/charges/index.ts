export { knowSources } from './know-source.ts'
export { closeLeases, type LockedCharge, lockCharges, openLeases, setLeaseEnd } from './leases.ts'
export { lockPaidCharges, type PaidCharge } from './paid-charges.ts'
export { chargeReadInFull, labelForReader, readerWords, readsInFull } from './reader.ts'
