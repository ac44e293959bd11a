import { randomBytes } from 'node:crypto';
import { env, Uri, type Webview } from 'vscode';

/** The document of the map: it runs our one script, takes our one style sheet, and nothing from the network. */
export function mapHtml(webview: Webview, dist: Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Intertext</title>
<link rel="stylesheet" href="${file('map.css')}">
</head>
<body>
<script nonce="${nonce}" src="${file('map.js')}"></script>
</body>
</html>`;
}
