/** Names of files and folders, wherever they lie, that steer tools, editors, agents or builds; lower case. */
export const deniedNames: readonly RegExp[] = [
  /^\.(?:vscode|vscode-test|idea|devcontainer|git|github|gitlab|gitea|circleci|husky|cursor|claude|cline|roo|codex|gemini|windsurf|aider|continue|amazonq|kiro|junie|agent-os|ssh|aws|azure|gcp|kube|docker|npm|yarn)[\w-]*$/,
  /^agent-os$/,
  /\.code-workspace$/,
  /^\.(?:git.*|npmrc|yarnrc.*|pnpmfile\.cjs|envrc|env.*|netrc|pgpass|bashrc|zshrc|profile|editorconfig|pre-commit-config\.ya?ml|tool-versions|cursorrules|clinerules|roorules|roomodes|windsurfrules|mcp\.json|dataengosignore|prettierrc.*|eslintrc.*|sqlfluff)$/,
  /^(?:agents|agent|claude|gemini|copilot-instructions|skill)(?:\..*)?\.md$/,
  /^(?:mcp\.json|mcp_.*\.json|package(?:-lock)?\.json|pnpm-lock\.yaml|yarn\.lock|tsconfig.*\.json|pyproject\.toml|setup\.py|setup\.cfg|conftest\.py|sitecustomize\.py|requirements.*\.txt|uv\.lock|poetry\.lock|makefile|dockerfile.*|docker-compose.*|compose\.ya?ml|jenkinsfile|azure-pipelines.*|bitbucket-pipelines\.ya?ml|codeowners|tox\.ini|noxfile\.py|justfile|taskfile\.ya?ml)$/,
  /^dataengos\.(?:json|jsonc|ya?ml)$/,
  /\.(?:exe|dll|so|dylib|bat|cmd|ps1|sh|bash|zsh|py|js|mjs|cjs|ts|jar|lnk|url|desktop|scpt|vsix)$/,
];

/** Those of dbt: what a compiler makes of contracts, a model must not. */
export const deniedToModels: readonly RegExp[] = [
  /^(?:dbt_project|profiles|packages|dependencies|package-lock|selectors)\.ya?ml$/,
  // What the compiler made last, to be merged with what people made of it.
  /^\.dataengos$/,
  /^(?:macros|dbt_packages|hooks|plugins)$/,
];
