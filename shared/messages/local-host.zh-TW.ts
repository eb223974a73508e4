import type { LocalHostWords } from './local-host.en.ts';

export const localHostZhTw: LocalHostWords = {
  running: '本機主機已啟動。',
  pageAddress: '活頁簿(只供一個瀏覽器開啟一次) {url}',
  gatewayAddress: '閘道                           {url}',
  dataFolder: '資料                           {folder}',
  toStop: '按 Ctrl-C 停止;資料均已儲存。',
  morePages: '換一個瀏覽器:npm run local-host -- page --data {folder}',
  stopping: '正在停止……',
  portInUse: '連接埠 {port} 已被占用:請用 --port 換一個,或停掉占用它的程式。',
  dataDirLocked: '已有另一個本機主機正在使用 {folder} 中的資料。',
  dataDirUnwritable: '資料目錄 {folder} 無法寫入:請檢查權限和剩餘空間,或用 --data 指定其他目錄。',
  dataDirDamaged: '{folder} 中的 workbook.sqlite 不是本程式的活頁簿:請還原備份,或用 --data 指定其他目錄。',
  missingBundle: '外掛尚未建置(缺少 {path}):請先執行 npm run build。',
  usage:
    'npm run local-host -- [--port 連接埠] [--data 目錄] [--lang zh-CN|zh-TW|en]\n' +
    'npm run local-host -- enrol --data 目錄 --name 姓名 --role agent|supervisor|admin\n' +
    'npm run local-host -- approve --data 目錄 --key 金鑰號\n' +
    'npm run local-host -- keys --data 目錄\n' +
    'npm run local-host -- page --data 目錄',
  unknownOption: '沒有這個選項:{option}',
  missingOption: '缺少選項 --{option}。',
  wrongOption: '選項 --{option} 不能是 {value}。',
  connectLink: '{name}({role})的連線連結,只能用一次,有效期至 {until}:',
  keyApproved: '金鑰 {key}:{status}',
  noKeys: '還沒有登記任何金鑰。',
  scriptRefused: '外掛拒絕了請求:{words}',
  notRunning: '{folder} 中的資料沒有本機主機在執行。',
  pageNeedsLink: '請用本機主機啟動時顯示的位址開啟本頁(npm run local-host -- page 可再取一個)。',
  pageMissing: '試算表頁面尚未建置:請先執行 npm run build。',
};
