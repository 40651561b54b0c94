/** Nothing is promised yet; the comment shows how it is. */
export const serviceLevelsText = `# What each data product promises. Contracts may promise the same or less, never more.
#
#   - product: sales_report
#     latency: 24h
#     frequency: 1d
#     schedule: "0 6 * * *"
#     timezone: UTC
#     availability: 99.5%
#     retention: 5y
#     alert: "#sales-data"
products: []
`;
