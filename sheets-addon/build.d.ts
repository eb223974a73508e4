export declare const views: readonly ["sidebar", "proposal", "explanation"];
export type View = (typeof views)[number];
/**
 * Real top-level functions with their JSDoc: Apps Script finds triggers and menu items by them, and the help of a custom
 * function is read from the comment above it. Internals stay inside the bundle and cannot be called from a page.
 */
export declare function footerOf(source: string, names: readonly string[]): string;
/** Builds the two script projects that clasp pushes: the gateway, and the copy bound to the workbook. */
export declare function buildAddOn(dist?: string): Promise<void>;
