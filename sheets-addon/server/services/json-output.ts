export const jsonOutput = (answer: object): GoogleAppsScript.Content.TextOutput =>
  ContentService.createTextOutput(JSON.stringify(answer)).setMimeType(ContentService.MimeType.JSON);
