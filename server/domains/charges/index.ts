export { closeLeases, type LockedCharge, lockCharges, openLeases, setLeaseEnd } from './leases.ts'
