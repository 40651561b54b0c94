/** Personal and payment data, as LGPD, GDPR and PCI DSS see them. */
export const classificationText = `# What is sensitive, how sensitive it is, and what must be done to it.
# Levels go from open to closed; a property may always be stricter than its class demands.
levels:
  - name: public
    description: May be shown to anybody.
  - name: internal
    description: For everybody in the company.
  - name: confidential
    description: For people who need it. Access is approved and recorded.
  - name: restricted
    description: Never leaves the staging layer.

classes:
  - name: PII
    description: Says who a natural person is.
    level: confidential
    regulations: [LGPD, GDPR]
    policy: hash
    macro: hash_pii
    tag: pii
  - name: PCI
    description: Belongs to a payment card.
    level: restricted
    regulations: [PCI]
    policy: drop
    tag: pci

# The first rule that matches decides.
rules:
  - name: mail addresses
    class: PII
    match:
      logicalType: string
      format: email
  - name: mail addresses by name
    class: PII
    match:
      name: "(^|_)e?mail(_address)?$"
  - name: phone numbers
    class: PII
    match:
      name: "(^|_)(phone|mobile|telefone|celular)(_number)?$"
  - name: national ids
    class: PII
    match:
      name: "(^|_)(cpf|cnpj|rg|ssn|passport_number|tax_id)$"
  - name: names of people
    class: PII
    policy: mask
    macro: mask_pii
    match:
      name: "^(first|last|full|customer|contact)_name$"
  - name: payment cards
    class: PCI
    match:
      name: "^card_"

# A contract says with the custom property "treatment" how a sensitive property is treated.
policies:
  hash:
    description: Replace by a keyed SHA-256. Equal values stay equal, so that joins work.
  mask:
    description: Keep the first letter only.
  drop:
    description: Do not select the column beyond the raw area.
  none:
    description: Nothing is done to the value. The level alone protects it.
`;
