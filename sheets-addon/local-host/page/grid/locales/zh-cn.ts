import { mergeLocales } from '@univerjs/core';
import dataValidation from '@univerjs/data-validation/locale/zh-CN';
import design from '@univerjs/design/locale/zh-CN';
import docsUi from '@univerjs/docs-ui/locale/zh-CN';
import sheets from '@univerjs/sheets/locale/zh-CN';
import sheetsDataValidation from '@univerjs/sheets-data-validation/locale/zh-CN';
import sheetsDataValidationUi from '@univerjs/sheets-data-validation-ui/locale/zh-CN';
import sheetsFilter from '@univerjs/sheets-filter/locale/zh-CN';
import sheetsFilterUi from '@univerjs/sheets-filter-ui/locale/zh-CN';
import sheetsFormula from '@univerjs/sheets-formula/locale/zh-CN';
import sheetsFormulaUi from '@univerjs/sheets-formula-ui/locale/zh-CN';
import sheetsNumfmtUi from '@univerjs/sheets-numfmt-ui/locale/zh-CN';
import sheetsUi from '@univerjs/sheets-ui/locale/zh-CN';
import ui from '@univerjs/ui/locale/zh-CN';

// Univer 0.25.1 asks for these words and brings none.
const progress = {
  'sheets-formula': {
    progress: {
      analyzing: '正在统计公式',
      calculating: '正在计算',
      'array-analysis': '正在统计数组公式',
      'array-calculation': '正在计算数组公式',
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
