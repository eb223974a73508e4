/**
 * The ids under which rows are found. A case is found by every key it is known by; the other tables' ids carry a
 * letter, so that no two tables can meet. Staff numbers are people's text and may hold anything, blanks included.
 */
const safe = (id: string): string => encodeURIComponent(id);

export const caseIndexId = (key: string): string => safe(key);
export const callIndexId = (callId: string): string => `c~${safe(callId)}`;
export const followUpIndexId = (caseKey: string): string => `f~${safe(caseKey)}`;
export const ledgerIndexId = (entryId: string): string => `d~${safe(entryId)}`;
export const keyIndexId = (keyId: string): string => `k~${safe(keyId)}`;
export const codeIndexId = (digest: string): string => `e~${safe(digest)}`;
export const siteAdapterIndexId = (adapterId: string): string => `s~${safe(adapterId)}`;
export const editionIndexId = (table: string): string => `t~${safe(table)}`;
export const deskIndexId = (staffId: string): string => `w~${safe(staffId)}`;
/** A proposal may become one ledger entry only. */
export const proposalIndexId = (proposalId: string): string => `p~${safe(proposalId)}`;
