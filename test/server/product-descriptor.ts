/** A descriptor of the Linux Foundation with a bit of everything, and nothing to say about it. */
export const descriptor = `schema: https://opendataproducts.org/v4.1/schema/odps.yaml
version: 4.1
product:
  details:
    en:
      name: Pets of the year
      productID: pets
      visibility: organisation
      status: production
      type: derived data
      productVersion: 1.2.0
      governanceProfile: audit_ready
      portfolioPriority: high
      logoURL: https://example.com/logo.png
      OutputFileFormats: [JSON, CSV]
      useCases:
        - useCase:
            useCaseTitle: A shop for pets
      x-internal-id: 7
    pt:
      name: Bichos do ano
      productID: pets
  productStrategy:
    status: At Risk
    objectives:
      - en: Fewer lost pets
    contributesToKPI:
      name: Lost pets
      target: 5
      direction: at_most
  contract:
    id: c-1
    type: ODCS
    contractVersion: 3.1.0
    contractURL: https://contracts.example.com/c-1
  SLA:
    declarative:
      default:
        name:
          en: Basic
        dimensions:
          - dimension: uptime
            displaytitle:
              - en: Uptime
            objective: 99
            unit: percent
      gold:
        $ref: gold.yaml
  dataQuality:
    declarative:
      default:
        dimensions:
          - dimension: accuracy
            objective: 98
            unit: percentage
            weight: 60
  pricingPlans:
    declarative:
      en:
        - name: Basic
          priceCurrency: EUR
          price: 50
          unit: recurring
          SLA:
            $ref: '#/product/SLA/declarative/default'
  license:
    en:
      scope:
        rights: [Display]
  dataAccess:
    default:
      outputPorttype: API
      format: JSON
      accessURL: https://api.example.com/pets
  dataHolder:
    en:
      legalName: Example Ltd
      businessId: 12243434-12
  paymentGateways:
    default:
      type: Stripe
      version: 1
`;
