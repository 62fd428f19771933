export { closeLeases, type LockedCharge, lockCharges, openLeases, setLeaseEnd } from './leases.ts'
export { lockPaidCharges, type PaidCharge } from './paid-charges.ts'
