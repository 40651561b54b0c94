interface Workbench {
  folder?: string | undefined;
  /** Opened in an editor. */
  file?: string | undefined;
  extensionDevelopmentPath?: string | undefined;
  extensionTestsPath?: string | undefined;
}

/** The address of a window on the server; paths are absolute paths of this machine. */
export function workbenchUrl(
  { port, token }: { port: number; token: string },
  workbench: Workbench,
): string {
  const authority = `127.0.0.1:${port}`;
  const { file, extensionDevelopmentPath, extensionTestsPath } = workbench;
  const paths = { openFile: file, extensionDevelopmentPath, extensionTestsPath };
  const payload = Object.entries(paths).flatMap(([name, path]) =>
    path ? [[name, `vscode-remote://${authority}${path}`]] : [],
  );
  const query = new URLSearchParams({ tkn: token, payload: JSON.stringify(payload) });
  if (workbench.folder) query.set('folder', workbench.folder);
  else query.set('ew', 'true');
  return `http://${authority}/?${query.toString()}`;
}
