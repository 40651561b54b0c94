/** Where policies that are data lie: they are known by that. The server and the manifest have the same globs. */
export const policyPaths = [
  '**/governance/**/{naming,naming-conventions,classification,classification-policy,tagging}.{json,yaml,yml}',
  '**/product-canvas/**/slas.{yaml,yml}',
];

/** Files of other languages that policies hold for, and policies that are prose. */
export const governedPaths = [
  '**/governance/**/{tiering-standards,macro-library}.md',
  '**/product-canvas/*.md',
  '**/models/**/*.{sql,yml,yaml}',
  '**/snapshots/**/*.sql',
  '**/dbt_project.yml',
  '**/*.{mermaid,mmd}',
  '**/pipelines/**/assets/*.{yaml,yml}',
  '**/specs/**/*.md',
  '**/{.agent-os,agent-os}/**/{standards,workflows,directives,commands,product}/**/*.md',
  '**/{.agent-os,agent-os}/**/{config,profile-config,index}.{yml,yaml}',
  '**/{.agent-os,agent-os}/profiles/*/profile.md',
];
