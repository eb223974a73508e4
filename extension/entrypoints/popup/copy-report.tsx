import { useState } from 'preact/hooks';
import type { ExtensionWords } from '../../../shared/messages/extension.ts';
import type { PagesApi } from '../../platform/pages-api.ts';
import { Button } from '../../ui/button.tsx';

interface CopyReportProps {
  tabId: number;
  pages: PagesApi;
  words: ExtensionWords;
}

/** The censored structure of the page, for whoever repairs its adapter. */
export function CopyReport({ tabId, pages, words }: CopyReportProps) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    const report = pages.censoredReport(tabId).then((text) => {
      if (text === undefined) throw new Error('noReport');
      return new Blob([text], { type: 'text/plain' });
    });
    try {
      // Within the click, with the text promised: a clipboard opened later would be refused.
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': report })]);
      setSaid(words.reportCopied);
    } catch {
      setSaid(words.reportFailed);
    }
  };
  return (
    <>
      <span id="copy-report">
        <Button onPress={() => void copy()}>{words.copyReport}</Button>
      </span>
      {said ? (
        <p id="report-said" role="status">
          {said}
        </p>
      ) : null}
    </>
  );
}
