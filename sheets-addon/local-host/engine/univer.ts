/**
 * Univer in Node: only its CJS builds load (an ESM build imports a name from opentype.js that CJS interop does not give).
 * All parts are pinned to 0.25.1 and must move together; `@univerjs/presets` is left out, it brings packages under a paid licence.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const core = require('@univerjs/core') as typeof import('@univerjs/core');
export const formula = require('@univerjs/engine-formula') as typeof import('@univerjs/engine-formula');
export const sheets = require('@univerjs/sheets') as typeof import('@univerjs/sheets');
export const sheetsFormula = require('@univerjs/sheets-formula') as typeof import('@univerjs/sheets-formula');

const dataValidation = require('@univerjs/data-validation') as typeof import('@univerjs/data-validation');
const sheetsDataValidation =
  require('@univerjs/sheets-data-validation') as typeof import('@univerjs/sheets-data-validation');
const conditionalFormatting =
  require('@univerjs/sheets-conditional-formatting') as typeof import('@univerjs/sheets-conditional-formatting');
const filter = require('@univerjs/sheets-filter') as typeof import('@univerjs/sheets-filter');
const numberFormat = require('@univerjs/sheets-numfmt') as typeof import('@univerjs/sheets-numfmt');

/** Between them requests get their turn; Univer's own 500 keep them waiting for as long as a second. */
const FORMULAS_AT_A_TIME = 25;

/** A headless Univer. Call `dispose()` or the process does not end. */
export function newUniver() {
  // Univer asks for the words of a progress bar even where nobody sees one, and throws when it has no locale.
  const locale = core.LocaleType.EN_US;
  const locales = { [locale]: {} };
  const univer = new core.Univer({ logLevel: core.LogLevel.SILENT, logCommandExecution: false, locale, locales });
  univer.registerPlugin(formula.UniverFormulaEnginePlugin, { intervalCount: FORMULAS_AT_A_TIME });
  univer.registerPlugin(sheets.UniverSheetsPlugin);
  univer.registerPlugin(sheetsFormula.UniverSheetsFormulaPlugin, {
    // `missing-results.ts` says what is to be calculated.
    initialFormulaComputing: sheetsFormula.CalculationMode.NO_CALCULATION,
  });
  univer.registerPlugin(numberFormat.UniverSheetsNumfmtPlugin);
  univer.registerPlugin(dataValidation.UniverDataValidationPlugin);
  univer.registerPlugin(sheetsDataValidation.UniverSheetsDataValidationPlugin);
  univer.registerPlugin(conditionalFormatting.UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(filter.UniverSheetsFilterPlugin);
  return univer;
}

export const { DataValidationModel } = dataValidation;
export const { SheetsFilterService } = filter;
