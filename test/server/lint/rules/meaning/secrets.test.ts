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
    `servers:
  - server: production
    type: custom
    location: https://example.com/d?api_key=YOUR_API_KEY&client_secret=\${SECRET}&monkey=banana
    database: 'd?password={{ env_var("PW") }}'
    description: Append token=<your token>, or password='{{ env_var("PW") }}', to the address.
    customProperties:
      - property: query
        value: https://example.com/docs?sort=token&tokens=all&X-Amz-Date=20260101
customProperties:
  - property: dbPassword
    value: \${DB_PASSWORD}
  - property: passwordPolicy
    value: rotate every month
  - property: apiKey
    value: <your key>
  - property: hasToken
    value: true
`,
  ],
  rejects: [
    ...[
      'https://example.com/d?api_key=9f8e7d6c5b4a',
      'https://example.com/d?page=1&client_secret=9f8e7d6c5b4a',
      'https://b.s3.amazonaws.com/d.csv?X-Amz-Date=20260101&X-Amz-Signature=9f8e7d6c5b4a',
      'https://example.com/d?token=<token>&access_token=9f8e7d6c5b4a#top',
    ].map(
      (address) => `servers:
  - server: production
    type: custom
    location: ${address}
#             ${'^'.repeat(address.length)} warning[no-secrets-in-servers]: This address holds a credential: contracts are shared.
`,
    ),
    `customProperties:
  - property: dbPassword
    value: hunter2xyz
#          ^^^^^^^^^^ warning[no-secrets-in-servers]: The value of \`dbPassword\` looks like a credential
  - property: source
    value: d;Password=<my word>;AccountKey=q83v9A==
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[no-secrets-in-servers]: This connection string holds a credential
`,
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
      `customProperties:
  - property: dbPassword
    value: hunter2xyz # why
`,
      `customProperties:
  - property: dbPassword
    value: \${DB_PASSWORD} # why
`,
    ],
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
