/** Whether the name of a file promises a contract, whatever its text says: `orders.odcs.yaml`. */
export function namedAsContract(path: string): boolean {
  return /\.odcs\.(?:ya?ml|json)$/i.test(path);
}
