interface Workbench {
  folder?: string | undefined;
  extensionDevelopmentPath?: string | undefined;
  extensionTestsPath?: string | undefined;
}

/** The address of a window on the server; paths are absolute paths of this machine. */
export function workbenchUrl(
  { port, token }: { port: number; token: string },
  workbench: Workbench,
): string {
  const authority = `127.0.0.1:${port}`;
  const payload = (['extensionDevelopmentPath', 'extensionTestsPath'] as const).flatMap((name) => {
    const path = workbench[name];
    return path ? [[name, `vscode-remote://${authority}${path}`]] : [];
  });
  const query = new URLSearchParams({ tkn: token, payload: JSON.stringify(payload) });
  if (workbench.folder) query.set('folder', workbench.folder);
  else query.set('ew', 'true');
  return `http://${authority}/?${query.toString()}`;
}
