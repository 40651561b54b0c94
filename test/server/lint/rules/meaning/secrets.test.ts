import { describeRule } from '../../check.ts';

describeRule('no-secrets-in-servers', {
  accepts: [
    `servers:
  - server: production
    type: custom
    customProperties:
      - property: password
        value: \${DB_PASSWORD}
      - property: apiKey
        value: "{{ env_var('API_KEY') }}"
      - property: token
        value: <token>
      - property: clientSecret
        value: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db
`,
    `servers:
  - server: production
    type: custom
    location: postgresql://\${USER}:\${PASSWORD}@db.example.com/orders
    customProperties:
      - property: passwordSecretName
        value: orders-db
      - property: tokenUrl
        value: https://example.com/token
      - property: hasPassword
        value: true
`,
    `servers:
  - server: production
    type: custom
    description: The password is in the vault, see https://example.com/a:b
    location: https://example.com:8443/path@2
    database: \${DATABASE}
`,
  ],
  rejects: [
    `servers:
  - server: production
    type: custom
    customProperties:
      - property: clientSecret
        value: hunter2hunter2
#              ^^^^^^^^^^^^^^ warning[no-secrets-in-servers]: The value of \`clientSecret\` looks like a credential: contracts are shared. Keep it in a secret store and write a variable.
      - property: auth
        value:
          user: orders
          password: 12345
#                   ^^^^^ warning[no-secrets-in-servers]: The value of \`password\` looks like a credential: contracts are shared. Keep it in a secret store and write a variable.
`,
    `servers:
  - server: production
    type: custom
    location: postgresql://orders:hunter2@db.example.com/orders
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[no-secrets-in-servers]: This address holds a password: contracts are shared. Keep it in a secret store and write a variable.
  - server: azure
    type: custom
    database: DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=q83v9A==;EndpointSuffix=core.windows.net
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[no-secrets-in-servers]: This connection string holds a credential: contracts are shared. Keep it in a secret store and write a variable.
`,
    `servers:
  - server: production
    type: custom
    description: AKIAIOSFODNN7EXAMPLE
#                ^^^^^^^^^^^^^^^^^^^^ warning[no-secrets-in-servers]: This looks like an access key of AWS: contracts are shared. Replace the key, and keep the new one in a secret store.
    customProperties:
      - property: session
        value: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[no-secrets-in-servers]: This looks like a JSON web token: contracts are shared. Keep it in a secret store and write a variable.
      - property: bot
        value: xoxb-0123456789-abcdef
#              ^^^^^^^^^^^^^^^^^^^^^^ warning[no-secrets-in-servers]: This looks like an access token: contracts are shared. Replace it, and keep the new one in a secret store.
`,
    `servers:
  - server: production
    type: custom
    customProperties:
      - property: rsa
        value: "-----BEGIN RSA PRIVATE KEY-----\\nMIIBOgIBAAJBAK\\n-----END RSA PRIVATE KEY-----"
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[no-secrets-in-servers]: This looks like a private key: contracts are shared. Replace the key, and keep the new one in a secret store.
`,
  ],
  fixes: [
    [
      `servers:
  - server: main-db # the one
    type: custom
    location: postgresql://orders:hunter2@db.example.com/orders # why
`,
      `servers:
  - server: main-db # the one
    type: custom
    location: \${MAIN_DB_LOCATION} # why
`,
    ],
    [
      `servers:
  - { server: main, type: custom, customProperties: [{ property: apiKey, value: 'abc' }] } # why
`,
      `servers:
  - { server: main, type: custom, customProperties: [{ property: apiKey, value: '\${MAIN_API_KEY}' }] } # why
`,
    ],
  ],
});
