import { mergeLocales } from '@univerjs/core';
import dataValidation from '@univerjs/data-validation/locale/zh-TW';
import design from '@univerjs/design/locale/zh-TW';
import docsUi from '@univerjs/docs-ui/locale/zh-TW';
import sheets from '@univerjs/sheets/locale/zh-TW';
import sheetsDataValidation from '@univerjs/sheets-data-validation/locale/zh-TW';
import sheetsDataValidationUi from '@univerjs/sheets-data-validation-ui/locale/zh-TW';
import sheetsFilter from '@univerjs/sheets-filter/locale/zh-TW';
import sheetsFilterUi from '@univerjs/sheets-filter-ui/locale/zh-TW';
import sheetsFormula from '@univerjs/sheets-formula/locale/zh-TW';
import sheetsFormulaUi from '@univerjs/sheets-formula-ui/locale/zh-TW';
import sheetsNumfmtUi from '@univerjs/sheets-numfmt-ui/locale/zh-TW';
import sheetsUi from '@univerjs/sheets-ui/locale/zh-TW';
import ui from '@univerjs/ui/locale/zh-TW';

// Univer 0.25.1 asks for these words and brings none.
const progress = {
  'sheets-formula': {
    progress: {
      analyzing: '正在統計公式',
      calculating: '正在計算',
      'array-analysis': '正在統計陣列公式',
      'array-calculation': '正在計算陣列公式',
      done: '已算完',
    },
  },
};

export default mergeLocales(
  progress,
  design,
  ui,
  docsUi,
  sheets,
  sheetsUi,
  sheetsFormula,
  sheetsFormulaUi,
  sheetsNumfmtUi,
  dataValidation,
  sheetsDataValidation,
  sheetsDataValidationUi,
  sheetsFilter,
  sheetsFilterUi,
);
